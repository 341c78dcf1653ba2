package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.mqtt.Stamp.Edge;
import se.framdrift.feeds.mqtt.Stamp.Form;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

class StampTest {

  @ParameterizedTest
  @CsvSource({
    "START, PT1H, 2026-01-15T08:00:00Z, 2026-01-15T08:00:00Z/PT1H",
    "END,   PT1H, 2026-01-15T08:00:00Z, 2026-01-15T07:00:00Z/PT1H",
    "START, PT1H, 2026-01-15T08:59:59.999Z, 2026-01-15T08:00:00Z/PT1H",
    "END,   PT1H, 2026-01-15T08:07:00Z, 2026-01-15T08:00:00Z/PT1H",
    "START, PT15M, 2026-01-15T08:44:00Z, 2026-01-15T08:30:00Z/PT15M",
    "START, PT0S, 2026-01-15T08:44:00.5Z, 2026-01-15T08:44:00.500Z",
    "START, P1D, 2026-01-14T23:00:00Z, 2026-01-15",
    "END,   P1D, 2026-01-14T23:00:00Z, 2026-01-14",
    "START, P7D, 2026-01-04T23:00:00Z, 2026-W02",
    "START, P1M, 2026-01-31T23:00:00Z, 2026-02",
    "END,   P1M, 2026-01-31T23:00:00Z, 2026-01",
    "START, P3M, 2026-06-30T22:00:00Z, 2026-Q3",
    "START, P1Y, 2025-12-31T23:00:00Z, 2026"
  })
  void putsAMomentIntoItsPeriod(Edge edge, String resolution, Instant moment, String period) {
    Stamp stamp = new Stamp(edge, Form.ISO, Period.ZONE);

    assertThat(stamp.period(moment, Span.parse(resolution), "year-total")).hasToString(period);
  }

  @Test
  void aSchoolYearBeginsInJuly() {
    Stamp stamp = new Stamp(Edge.START, Form.ISO, Period.ZONE);

    assertThat(
            stamp.period(Instant.parse("2026-06-30T12:00:00Z"), Span.parse("P1Y"), "school-year"))
        .hasToString("2025-07-01/P12M");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO, 2026-01-15T08:00:00Z, 2026-01-15T08:00:00Z",
    "ISO, 2026-01-15T08:00:00.123456789+01:00, 2026-01-15T07:00:00.123456789Z",
    "ISO, 2026-07-15T08:00:00, 2026-07-15T06:00:00Z",
    "ISO, 2026-07-15 08:00:00, 2026-07-15T06:00:00Z",
    "ISO, 2026-01-15T08:00, 2026-01-15T07:00:00Z",
    "SECONDS, 1768464000, 2026-01-15T08:00:00Z",
    "SECONDS, 1768464000.25, 2026-01-15T08:00:00.250Z",
    "SECONDS, 1.768464E9, 2026-01-15T08:00:00Z",
    "MILLISECONDS, 1768464000250, 2026-01-15T08:00:00.250Z",
    "SECONDS, -0.5, 1969-12-31T23:59:59.500Z"
  })
  void readsAMomentInTheFormThatIsDeclared(Form form, String text, Instant moment) {
    assertThat(new Stamp(Edge.START, form, Period.ZONE).moment(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1768464000", "", "noon", "2026-13-01T00:00:00Z", "2026-01-15"})
  void refusesWhatIsNoMomentInThatForm(String text) {
    Stamp stamp = new Stamp(Edge.START, Form.ISO, Period.ZONE);

    assertThatThrownBy(() -> stamp.moment(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-15T08:00:00Z", "", "NaN", "1e99", "9999999999999999", "1e15"})
  void refusesWhatIsNoNumberOfSeconds(String text) {
    Stamp stamp = new Stamp(Edge.START, Form.SECONDS, Period.ZONE);

    assertThatThrownBy(() -> stamp.moment(text)).isInstanceOf(DateTimeException.class);
  }

  /** The hour that comes twice in autumn is two periods; each moment finds its own. */
  @Test
  void keepsTheTwoHoursApartThatTheClockShowsAlike() {
    Stamp stamp = new Stamp(Edge.START, Form.ISO, Period.ZONE);
    Span hour = Span.parse("PT1H");

    assertThat(stamp.period(stamp.moment("2026-10-25T02:30:00+02:00"), hour, "hour-total"))
        .hasToString("2026-10-25T00:00:00Z/PT1H");
    assertThat(stamp.period(stamp.moment("2026-10-25T02:30:00+01:00"), hour, "hour-total"))
        .hasToString("2026-10-25T01:00:00Z/PT1H");
  }

  @Test
  void knowsWhichLengthsAMomentCanBePutInto() {
    assertThat(Stamp.knows(Span.parse("PT20M"))).isTrue();
    assertThat(Stamp.knows(Span.parse("PT7M"))).isFalse();
    assertThat(Stamp.knows(Span.parse("P6M"))).isFalse();
  }
}
