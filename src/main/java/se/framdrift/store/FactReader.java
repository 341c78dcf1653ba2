package se.framdrift.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;

/** Reads what {@link FactJson} wrote. Not thread-safe: one for each packed commit. */
final class FactReader {

  private final JsonParser json;
  private final Map<String, SeriesId> series = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();

  FactReader(JsonParser json) {
    this.json = json;
  }

  CommitFacts facts() throws IOException {
    expect(JsonToken.START_ARRAY);
    CommitFacts facts =
        new CommitFacts(
            list(this::change),
            list(this::statement),
            list(this::comparison),
            catalog(),
            optionalInstant());
    if (json.nextToken() == JsonToken.START_ARRAY) {
      facts = judged(facts);
      expect(JsonToken.END_ARRAY);
    }
    require(json.currentToken(), JsonToken.END_ARRAY);
    return facts;
  }

  /** After the bracket that opens the judgements: what earlier programs did not write. */
  private CommitFacts judged(CommitFacts facts) throws IOException {
    List<Judgement> judgements = rest(this::judgement);
    expect(JsonToken.START_ARRAY);
    List<String> anew = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      anew.add(json.getText());
    }
    require(json.currentToken(), JsonToken.END_ARRAY);
    return new CommitFacts(
        facts.changes(),
        facts.statements(),
        facts.comparisons(),
        facts.catalog(),
        facts.tick(),
        judgements,
        anew);
  }

  private Judgement judgement() throws IOException {
    String commitment = text();
    String by = text();
    String reason = text();
    if (json.nextToken() == JsonToken.END_ARRAY) {
      return new Judgement.Retraction(commitment, by, reason);
    }
    Status.State state = Status.State.valueOf(json.getText());
    Judgement override =
        new Judgement.Ruling(
            commitment, state, by, reason, LocalDate.parse(text()), LocalDate.parse(text()));
    expect(JsonToken.END_ARRAY);
    return override;
  }

  SortedMap<String, Comparison.Member> members() throws IOException {
    SortedMap<String, Comparison.Member> members = new TreeMap<>();
    expect(JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String code = json.getText();
      members.put(code, new Comparison.Member(optionalDouble(), text(), optionalLong()));
    }
    return members;
  }

  private Change change() throws IOException {
    SeriesId id = series.computeIfAbsent(text(), SeriesId::parse);
    Period period = period();
    Observation before = json.nextToken() == JsonToken.VALUE_NULL ? null : observation(period);
    require(json.nextToken(), JsonToken.START_ARRAY);
    Change change = new Change(id, period, before, observation(period));
    expect(JsonToken.END_ARRAY);
    return change;
  }

  private Observation observation(Period period) throws IOException {
    Double value = optionalDouble();
    String missing = optionalText();
    Observation observation =
        new Observation(
            period,
            value,
            missing == null ? null : Missing.parse(missing),
            optionalLong(),
            optionalDouble(),
            text());
    expect(JsonToken.END_ARRAY);
    return observation;
  }

  private Statement statement() throws IOException {
    Statement statement =
        new Statement(
            text(),
            Statement.State.valueOf(text()),
            LocalDate.parse(text()),
            text(),
            optionalText(),
            text(),
            optionalText());
    expect(JsonToken.END_ARRAY);
    return statement;
  }

  private Comparison comparison() throws IOException {
    Comparison comparison = new Comparison(text(), period(), text(), members());
    expect(JsonToken.END_ARRAY);
    return comparison;
  }

  private Fact.@Nullable Catalogued catalog() throws IOException {
    if (json.nextToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Fact.Catalogued catalog = new Fact.Catalogued(text(), text());
    expect(JsonToken.END_ARRAY);
    return catalog;
  }

  private @Nullable Instant optionalInstant() throws IOException {
    String text = optionalText();
    return text == null ? null : Instant.parse(text);
  }

  private Period period() throws IOException {
    return periods.computeIfAbsent(text(), Period::parse);
  }

  private <T> List<T> list(Part<T> part) throws IOException {
    expect(JsonToken.START_ARRAY);
    return rest(part);
  }

  private <T> List<T> rest(Part<T> part) throws IOException {
    List<T> list = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      list.add(part.read());
    }
    require(json.currentToken(), JsonToken.END_ARRAY);
    return list;
  }

  private String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    return json.getText();
  }

  private @Nullable String optionalText() throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL ? null : json.getText();
  }

  private @Nullable Double optionalDouble() throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL ? null : (Double) json.getDoubleValue();
  }

  private @Nullable Long optionalLong() throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL ? null : (Long) json.getLongValue();
  }

  private void expect(JsonToken token) throws IOException {
    require(json.nextToken(), token);
  }

  private void require(@Nullable JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) {
      throw new IOException("packed facts hold " + found + " where " + expected + " belongs");
    }
  }

  /** One element of a list, whose opening bracket has been read. */
  private interface Part<T> {
    T read() throws IOException;
  }
}
