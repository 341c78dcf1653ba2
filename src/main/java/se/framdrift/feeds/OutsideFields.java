package se.framdrift.feeds;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Outside;
import se.framdrift.model.Period;

/**
 * Takes an object apart that may hold what must not be kept. A field that nobody asked for ends the
 * reading; no message repeats a value, and a name only when it is one of the well-known ones.
 */
public final class OutsideFields {

  /** The longest id that is taken, in characters. */
  public static final int MAX_ID = 200;

  private static final Set<String> IDENTIFYING =
      Set.of(
          "name",
          "namn",
          "firstname",
          "lastname",
          "förnamn",
          "efternamn",
          "email",
          "e-mail",
          "mail",
          "epost",
          "e-post",
          "ip",
          "ipaddress",
          "ip-address",
          "phone",
          "telephone",
          "telefon",
          "mobil",
          "mobile",
          "address",
          "adress",
          "street",
          "gata",
          "postcode",
          "postnummer",
          "personnummer",
          "personalnumber",
          "ssn",
          "birthdate",
          "born",
          "födelsedatum",
          "cookie",
          "useragent",
          "user-agent",
          "session",
          "latitude",
          "longitude",
          "lat",
          "lon",
          "position");

  private static final Set<String> FREE_TEXT =
      Set.of(
          "comment",
          "comments",
          "kommentar",
          "text",
          "fritext",
          "freetext",
          "free-text",
          "note",
          "notes",
          "description",
          "beskrivning",
          "message",
          "meddelande",
          "other",
          "annat");

  private final JsonObject object;

  private OutsideFields(JsonObject object) {
    this.object = object;
  }

  /**
   * Of a row with these fields and no other.
   *
   * @throws Refusal when it is no object or has another field
   */
  public static OutsideFields of(@Nullable Object row, List<String> known) {
    if (!(row instanceof JsonObject object)) {
      throw new Refusal("", "not an object", "an object with " + String.join(", ", known));
    }
    for (String name : new TreeSet<>(object.fieldNames())) {
      if (!known.contains(name)) {
        throw unknown(name, known);
      }
    }
    return new OutsideFields(object);
  }

  private static Refusal unknown(String name, List<String> known) {
    String only = "only " + String.join(", ", known) + "; nothing of the row was kept";
    String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    String joined = plain.replace("-", "");
    if (IDENTIFYING.contains(plain) || IDENTIFYING.contains(joined)) {
      return new Refusal(plain, "it says who somebody is, which is never taken", only);
    }
    if (FREE_TEXT.contains(plain) || FREE_TEXT.contains(joined)) {
      return new Refusal(plain, "free text may say who somebody is, so it is never taken", only);
    }
    return new Refusal("", "there is a field that is not declared", only);
  }

  /** A text that must be there, of at most {@value #MAX_ID} characters. */
  public String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw new Refusal(name, "not given", "a text");
    }
    return text;
  }

  /** A text, or null. */
  public @Nullable String optional(String name) {
    Object value = object.getValue(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text) || text.isBlank() || text.length() > MAX_ID) {
      throw new Refusal(name, "not a text of 1 to 200 characters", "a text in quotation marks");
    }
    return text.strip();
  }

  /** One of {@code allowed}, or null. */
  public @Nullable String choice(String name, Set<String> allowed) {
    String text = optional(name);
    if (text != null && !allowed.contains(text)) {
      throw new Refusal(name, "not one that is declared", "one of " + new TreeSet<>(allowed));
    }
    return text;
  }

  /** A number, or null. */
  public @Nullable Double number(String name) {
    Object value = object.getValue(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      throw new Refusal(name, "not a number", "a number such as 1.25");
    }
    return number.doubleValue();
  }

  /** An object, empty when it is not given. */
  public JsonObject object(String name) {
    Object value = object.getValue(name);
    if (value != null && !(value instanceof JsonObject)) {
      throw new Refusal(name, "not an object", "an object");
    }
    return value == null ? new JsonObject() : (JsonObject) value;
  }

  /** A list, empty when it is not given. */
  public JsonArray list(String name) {
    Object value = object.getValue(name);
    if (value != null && !(value instanceof JsonArray)) {
      throw new Refusal(name, "not a list", "a list");
    }
    return value == null ? new JsonArray() : (JsonArray) value;
  }

  /** A moment with its offset, or null. It is not after {@code now}. */
  public @Nullable Instant moment(String name, Instant now) {
    String text = optional(name);
    if (text == null) {
      return null;
    }
    Instant moment =
        instant(text)
            .orElseThrow(
                () -> new Refusal(name, "not a moment", "one such as 2026-05-04T08:00:00Z"));
    if (moment.isAfter(now)) {
      throw new Refusal(name, "it has not come", "a moment that has come");
    }
    return moment;
  }

  /** The day in Europe/Stockholm of a moment or day that must be there. */
  public LocalDate day(String name, Instant now) {
    String text = text(name);
    LocalDate day =
        instant(text)
            .map(moment -> LocalDate.ofInstant(moment, Period.ZONE))
            .or(() -> date(text))
            .orElseThrow(
                () -> new Refusal(name, "not a moment and not a day", "one such as 2026-05-04"));
    if (day.isAfter(LocalDate.ofInstant(now, Period.ZONE)) || day.getYear() < 1990) {
      throw new Refusal(name, "it has not come, or is too long ago", "a day from 1990 to today");
    }
    return day;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Ends the reading of a row; takes no stack trace. */
  public static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outside.Refused words;

    public Refusal(String field, String problem, String expected) {
      super(problem, null, false, false);
      this.words = new Outside.Refused(field, problem, expected);
    }

    public Outside.Refused words() {
      return words;
    }
  }
}
