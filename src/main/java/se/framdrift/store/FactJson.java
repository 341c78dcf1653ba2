package se.framdrift.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.Observation;
import se.framdrift.model.Statement;

/**
 * How the pieces of a packed commit are written: arrays, whose places are the record's components.
 * {@link FactReader} reads them.
 */
final class FactJson {

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(64 * 1024 * 1024).build())
          .build();

  private FactJson() {}

  static void write(JsonGenerator json, Change change) throws IOException {
    json.writeStartArray();
    json.writeString(change.series().toString());
    json.writeString(change.period().text());
    write(json, change.before());
    write(json, change.after());
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, @Nullable Observation observation)
      throws IOException {
    if (observation == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    write(json, observation.value());
    json.writeString(observation.missing() == null ? null : observation.missing().code());
    write(json, observation.n());
    write(json, observation.margin());
    json.writeString(observation.flag());
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Statement statement) throws IOException {
    json.writeStartArray();
    json.writeString(statement.commitment());
    json.writeString(statement.state().name());
    json.writeString(statement.date().toString());
    json.writeString(statement.evidence());
    json.writeString(statement.link());
    json.writeString(statement.by());
    json.writeString(statement.comment());
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeStartArray();
    json.writeString(comparison.kpi());
    json.writeString(comparison.period().text());
    json.writeString(comparison.group());
    writeMembers(json, comparison.members());
    json.writeEndArray();
  }

  private static void writeMembers(JsonGenerator json, Map<String, Comparison.Member> members)
      throws IOException {
    json.writeStartArray();
    for (var entry : members.entrySet()) {
      json.writeString(entry.getKey());
      write(json, entry.getValue().value());
      json.writeString(entry.getValue().flag());
      write(json, entry.getValue().sourcePosition());
    }
    json.writeEndArray();
  }

  /** The members of a comparison as text, for its own table. */
  static String members(SortedMap<String, Comparison.Member> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writeMembers(json, members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The reverse of {@link #members}. */
  static SortedMap<String, Comparison.Member> parseMembers(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      return new TreeMap<>(new FactReader(json).members());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(JsonGenerator json, @Nullable Double number) throws IOException {
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number);
    }
  }

  static void write(JsonGenerator json, @Nullable Long number) throws IOException {
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number);
    }
  }
}
