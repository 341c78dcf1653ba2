package se.framdrift.feeds.bundled;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;

/**
 * A bundled CSV file, read whole: at most {@link #MAX_BYTES}. Blocking.
 *
 * @param path of the file
 * @param sha256 of its bytes, lower-case hex: what has been loaded once is not loaded again
 */
public record BundledFile(Path path, String sha256, String text) {

  /** The largest file that is read, in bytes. */
  public static final long MAX_BYTES = 64L << 20;

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read or is too large
   */
  public static BundledFile read(Path path) throws IOException {
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      throw new IOException("%s has %d bytes; at most %d".formatted(path, size, MAX_BYTES));
    }
    byte[] bytes = Files.readAllBytes(path);
    return new BundledFile(path, sha256(bytes), new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * The rows of one municipality of a file with the header {@code series,period,value,flag}, in the
   * file's order, numbered as in the file.
   */
  public List<RawFact> rows(String municipality) throws IOException {
    List<RawFact> rows = new ArrayList<>();
    String prefix = municipality + ":";
    int row = 0;
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord line : csv) {
        row++;
        if (line.getField("series").startsWith(prefix)) {
          rows.add(
              new RawFact(
                  row,
                  line.getField("series"),
                  line.getField("period"),
                  line.getField("value"),
                  null,
                  null,
                  line.getField("flag"),
                  null));
        }
      }
    }
    return rows;
  }

  /**
   * The comparisons of one KPI in a file with the header {@code kpi,period,member,value}.
   *
   * @param group id of the group, and the codes that belong to it
   */
  public List<Comparison> comparisons(String kpi, String group, List<String> codes)
      throws IOException {
    Map<Period, TreeMap<String, Comparison.Member>> periods = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord line : csv) {
        if (line.getField("kpi").equals(kpi) && codes.contains(line.getField("member"))) {
          periods
              .computeIfAbsent(Period.parse(line.getField("period")), _ -> new TreeMap<>())
              .put(line.getField("member"), member(line.getField("value")));
        }
      }
    }
    return periods.entrySet().stream()
        .map(each -> new Comparison(kpi, each.getKey(), group, each.getValue()))
        .toList();
  }

  private static Comparison.Member member(String value) {
    @Nullable Double figure = value.isBlank() ? null : Double.valueOf(value);
    return new Comparison.Member(figure, figure == null ? "M" : "A", null);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
