package se.framdrift.feeds.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority of a test and a certificate for 127.0.0.1 and localhost by it, made with
 * the JDK's keytool.
 *
 * @param ca PEM
 * @param certificate PEM, with the authority's behind it
 * @param key PEM, PKCS 8
 */
record Certificates(Path ca, Path certificate, Path key) {

  private static final String PASSWORD = "test-only";

  private static final class Shared {

    private static final Certificates ONCE = once();

    private static Certificates once() {
      try {
        Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
        return make(Files.createTempDirectory(folder, "certificates-"));
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The same for all tests: making them takes seconds. */
  static Certificates shared() {
    return Shared.ONCE;
  }

  private static Certificates make(Path folder) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    keytool(
        store,
        "-genkeypair -alias ca -keyalg EC -groupname secp256r1 -dname CN=Test-CA -ext bc:c -validity 2");
    keytool(
        store,
        "-genkeypair -alias broker -keyalg EC -groupname secp256r1 -dname CN=localhost -validity 2");
    Path request = folder.resolve("broker.csr");
    keytool(store, "-certreq -alias broker -file " + request);
    Path signed = folder.resolve("broker.pem");
    keytool(
        store,
        "-gencert -alias ca -rfc -ext san=ip:127.0.0.1,dns:localhost -validity 2 -infile %s -outfile %s"
            .formatted(request, signed));
    Path ca = folder.resolve("ca.pem");
    keytool(store, "-exportcert -alias ca -rfc -file " + ca);
    Path key = folder.resolve("broker.key");
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    String encoded =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getKey("broker", PASSWORD.toCharArray()).getEncoded());
    Files.writeString(
        key, "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(encoded));
    return new Certificates(ca, signed, key);
  }

  private static void keytool(Path store, String arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Mosquitto.Client.Ended ended = Mosquitto.Client.end(command);
    if (ended.code() != 0) {
      throw new AssertionError(ended.words());
    }
  }
}
