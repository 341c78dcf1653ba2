package se.framdrift.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;

/**
 * The packed form of a commit's facts, so that a follower reads commits and nothing else.
 *
 * <p>First a byte that says the version. Version 2: the series, the periods, then for each change
 * which of each, before and after ({@link PackedWriter}); then, where there is anything else, a
 * JSON array as in version 1 without the changes. Version 1: a byte that says whether the rest is
 * deflated (zlib), then one JSON array: changes, statements, comparisons, catalog, tick and, where
 * there are any, judgements and the tiles that are shown anew. A version that has ever been written
 * stays readable. Numbers come back bit for bit. Cost: a tenth of a microsecond for each change.
 */
final class CommitCodec {

  private static final byte JSON_VERSION = 1;
  private static final byte VERSION = 2;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  /** Shorter than this, deflating costs more than it saves; in bytes. */
  private static final int WORTH_DEFLATING = 512;

  private static final int BYTES_OF_A_CHANGE = 16;

  private CommitCodec() {}

  static byte[] encode(CommitFacts facts) {
    List<Change> changes = facts.changes();
    PackedWriter packed = new PackedWriter(64 + changes.size() * BYTES_OF_A_CHANGE);
    packed.put(VERSION);
    if (changes.isEmpty()) {
      packed.number(0).number(0).number(0);
    } else {
      changes(changes, packed);
    }
    CommitFacts others = facts.withChanges(List.of());
    if (!others.isEmpty()) {
      byte[] rest = versionOne(others);
      packed.putAll(rest, rest.length);
    }
    return packed.toBytes();
  }

  private static void changes(List<Change> changes, PackedWriter packed) {
    Map<SeriesId, Integer> series = new HashMap<>();
    Map<Period, Integer> periods = new HashMap<>();
    PackedWriter names = new PackedWriter(1_024);
    PackedWriter times = new PackedWriter(256);
    PackedWriter rows = new PackedWriter(changes.size() * BYTES_OF_A_CHANGE);
    PackedWriter.Periods packing = new PackedWriter.Periods();
    long after = 0;
    for (Change change : changes) {
      Integer name = series.get(change.series());
      if (name == null) {
        name = series.size();
        series.put(change.series(), name);
        names.text(change.series().toString());
      }
      Integer time = periods.get(change.period());
      if (time == null) {
        time = periods.size();
        periods.put(change.period(), time);
        packing.write(times, change.period(), after);
        after = change.period().end().getEpochSecond();
      }
      rows.number(name).number(time);
      rows.observation(change.before()).observation(change.after());
    }
    packed.number(series.size()).putAll(names);
    packed.number(periods.size()).putAll(times);
    packed.number(changes.size()).putAll(rows);
  }

  /**
   * The reverse.
   *
   * @throws UncheckedIOException when the bytes are not a packed commit of a known version
   */
  static CommitFacts decode(byte[] packed) {
    if (packed.length < 2 || (packed[0] != VERSION && packed[0] != JSON_VERSION)) {
      throw PackedReader.broken("they are not of version 1 or 2");
    }
    return packed[0] == VERSION ? decodePacked(packed) : decodeJson(packed);
  }

  private static CommitFacts decodePacked(byte[] packed) {
    PackedReader in = new PackedReader(packed, 1, new PackedReader.Periods());
    List<SeriesId> series = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      series.add(SeriesId.parse(in.text()));
    }
    List<Period> periods = new ArrayList<>();
    long after = 0;
    for (int left = in.count(); left > 0; left--) {
      Period period = in.period(after);
      after = period.end().getEpochSecond();
      periods.add(period);
    }
    int count = in.count();
    List<Change> changes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SeriesId name = at(series, in.number());
      Period period = at(periods, in.number());
      Observation before = in.observation(period);
      Observation observation = in.observation(period);
      if (observation == null) {
        throw PackedReader.broken("a change changes nothing");
      }
      changes.add(new Change(name, period, before, observation));
    }
    return in.atEnd()
        ? new CommitFacts(changes, List.of(), List.of(), null, null)
        : decodeJson(in.rest()).withChanges(changes);
  }

  private static <T> T at(List<T> list, long index) {
    if (index < 0 || index >= list.size()) {
      throw PackedReader.broken("there is no " + index);
    }
    return list.get((int) index);
  }

  private static CommitFacts decodeJson(byte[] packed) {
    InputStream rest = new ByteArrayInputStream(packed, 2, packed.length - 2);
    InputStream plain = packed[1] == DEFLATED ? new InflaterInputStream(rest) : rest;
    try (JsonParser json = FactJson.JSON.createParser(plain)) {
      return new FactReader(json).facts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form that earlier programs wrote, and this one for what is seldom. */
  static byte[] versionOne(CommitFacts facts) {
    try {
      byte[] json = json(facts);
      ByteArrayOutputStream packed = new ByteArrayOutputStream(json.length / 2 + 64);
      packed.write(JSON_VERSION);
      if (json.length < WORTH_DEFLATING) {
        packed.write(PLAIN);
        packed.write(json);
      } else {
        packed.write(DEFLATED);
        deflate(json, packed);
      }
      return packed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] json(CommitFacts facts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FactJson.JSON.createGenerator(bytes)) {
      json.writeStartArray();
      json.writeStartArray();
      for (Change change : facts.changes()) {
        FactJson.write(json, change);
      }
      json.writeEndArray();
      json.writeStartArray();
      for (Statement statement : facts.statements()) {
        FactJson.write(json, statement);
      }
      json.writeEndArray();
      json.writeStartArray();
      for (Comparison comparison : facts.comparisons()) {
        FactJson.write(json, comparison);
      }
      json.writeEndArray();
      write(json, facts.catalog());
      json.writeString(facts.tick() == null ? null : facts.tick().toString());
      if (!facts.judgements().isEmpty() || !facts.anew().isEmpty()) {
        JudgementJson.write(json, facts.judgements());
        json.writeStartArray();
        for (String id : facts.anew()) {
          json.writeString(id);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Fact.@Nullable Catalogued catalog)
      throws IOException {
    if (catalog == null) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    json.writeString(catalog.json());
    json.writeString(catalog.sha256());
    json.writeEndArray();
  }

  private static void deflate(byte[] json, ByteArrayOutputStream packed) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (var out = new DeflaterOutputStream(packed, deflater, 8_192)) {
      out.write(json);
    } finally {
      deflater.end();
    }
  }
}
