package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds the words against the document itself.
 *
 * @param documents their bytes, by the SHA-256 of these
 */
record QuoteCheck(Proof proof, Map<String, byte[]> documents) {

  List<Checked> check() {
    JsonObject document = proof.json().getJsonObject("document");
    if (document == null) {
      return List.of(Checked.note("the proof names no document"));
    }
    String id = document.getString("id");
    String hash = document.getString("sha256");
    if (documents.isEmpty()) {
      return List.of(
          Checked.note("the words are not held against %s (no --documents)".formatted(id)));
    }
    byte[] bytes = documents.get(String.valueOf(hash));
    if (bytes == null) {
      return List.of(Checked.different("no document has SHA-256 %s (%s)".formatted(hash, id)));
    }
    JsonObject commitment = proof.commitment();
    String anchor =
        commitment.getString("prefix", "")
            + commitment.getString("quote")
            + commitment.getString("suffix", "");
    String text = normal(new String(bytes, StandardCharsets.UTF_8));
    int first = text.indexOf(anchor);
    boolean once = first >= 0 && text.indexOf(anchor, first + 1) < 0;
    String said = "the words stand in %s: \"%s\"".formatted(id, commitment.getString("quote"));
    return List.of(
        Checked.same("%s has SHA-256 %s".formatted(id, Objects.requireNonNull(hash))),
        once ? Checked.same(said) : Checked.different("not once, as the proof says: " + said));
  }

  /** NFC, every run of white space one space. */
  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\s\\p{Z}\\uFEFF]+", " ")
        .strip();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
