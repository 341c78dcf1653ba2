package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key with which ids of answers and cases are hashed (HMAC-SHA-256), so that nobody who has the
 * tables can try ids. It is never in the database. Thread-safe.
 */
public final class OutsideKey {

  private static final String FILE = "outside.key";
  private static final int BYTES = 32;

  private final byte[] secret;
  private final boolean usable;

  private OutsideKey(byte[] secret, boolean usable) {
    this.secret = secret.clone();
    this.usable = usable;
  }

  /** For a node that has no place to keep one: it fits no database. */
  public static OutsideKey none() {
    return new OutsideKey(new byte[BYTES], false);
  }

  /** A key of a text with at least 16 characters. */
  public static OutsideKey of(String text) {
    if (text.length() < 16) {
      throw new IllegalArgumentException("a key of at least 16 characters");
    }
    return new OutsideKey(text.getBytes(StandardCharsets.UTF_8), true);
  }

  /**
   * The key that is configured, else the one in a file of the data folder, which is made when it is
   * not there. Blocking.
   */
  public static OutsideKey open(Path dataDir, @Nullable String configured) throws IOException {
    if (configured != null) {
      return of(configured);
    }
    Path file = dataDir.resolve(FILE);
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Files.createDirectories(dataDir);
      create(file, HexFormat.of().formatHex(random));
    }
    return of(Files.readString(file).strip());
  }

  private static void create(Path file, String text) throws IOException {
    Path made = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, "");
    try {
      if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(made, text + "\n", StandardOpenOption.SYNC);
      Files.createLink(file, made); // whole or not at all, and the first one stays
    } catch (FileAlreadyExistsException _) {
      // another process was faster; its key is read
    } finally {
      Files.delete(made);
    }
  }

  /**
   * Whether the database's hashes are of this key; the first key that asks becomes the one. With
   * another key the same answer would count twice.
   */
  public Future<Boolean> fits(Database database) {
    if (!usable) {
      return Future.succeededFuture(false);
    }
    byte[] proof = hash("", "proof");
    return database
        .client()
        .preparedQuery("insert into outside_key (proof) values ($1) on conflict do nothing")
        .execute(Tuple.of(Buffer.buffer(proof)))
        .compose(_ -> database.client().query("select proof from outside_key").execute())
        .map(rows -> MessageDigest.isEqual(proof, rows.iterator().next().getBuffer(0).getBytes()));
  }

  /** The hash of an id, another one in each feed. */
  byte[] hash(String scope, String id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(scope.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
