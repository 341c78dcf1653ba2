package se.framdrift.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what a request asks: how it is asked, and the unpacked body. Used once. */
final class Fingerprint {

  private final MessageDigest digest;

  /**
   * @param how the body is to be understood
   */
  Fingerprint(String how) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    digest.update(how.getBytes(StandardCharsets.UTF_8));
  }

  /** Is fed with the body. */
  MessageDigest digest() {
    return digest;
  }

  /** The fingerprint of a whole body. */
  String of(byte[] body) {
    digest.update(body);
    return end();
  }

  String end() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
