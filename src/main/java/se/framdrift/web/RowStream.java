package se.framdrift.web;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;
import se.framdrift.web.BodyKind.Coding;

/**
 * Takes lines of any number, batch by batch: the next is read when the one before is durable. In
 * straight line on a thread of its own, which it blocks; used once.
 */
final class RowStream {

  /** How long a ledger that is busy is asked again; the connection stays open for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Vertx vertx;
  private final ObservationRoutes.Take take;
  private final Decoders.Lines lines;
  private final Delivery delivery;
  private final Totals totals = new Totals(Limits.TOLD);
  private int rows;

  RowStream(Vertx vertx, ObservationRoutes.Take take, Decoders.Lines lines, Delivery delivery) {
    this.vertx = vertx;
    this.take = take;
    this.lines = lines;
    this.delivery = delivery;
  }

  /**
   * Takes everything.
   *
   * @param digest is fed with the unpacked bytes
   * @return the answer, when all is durable
   * @throws Problem.Failure when it could not go on, saying what is committed
   * @throws RequestBytes.Cut when the sender has gone away; what is committed stays
   */
  JsonObject take(InputStream packed, Coding coding, @Nullable MessageDigest digest)
      throws IOException {
    try (InputStream in = Unpacking.stream(packed, coding)) {
      LineBatches batches = new LineBatches(in, digest);
      for (LineBatches.Batch batch = batches.next(); batch != null; batch = batches.next()) {
        Rows read = lines.read(batch.bytes(), batch.length(), rows);
        rows += read.size();
        if (read.size() > 0) {
          totals.add(committed(read));
        }
      }
      return totals.answer();
    } catch (RequestBytes.Cut e) {
      throw e;
    } catch (IOException e) {
      throw totals.interrupted(Unpacking.corrupt(coding).problem());
    }
  }

  /** Passes over everything, for its digest. */
  static void pass(InputStream packed, Coding coding, MessageDigest digest) throws IOException {
    try (InputStream in = Unpacking.stream(packed, coding)) {
      LineBatches batches = new LineBatches(in, digest);
      while (batches.next() != null) {
        continue; // only the digest is of interest
      }
    } catch (RequestBytes.Cut e) {
      throw e;
    } catch (IOException e) {
      throw Unpacking.corrupt(coding);
    }
  }

  private Intake committed(Rows read) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return Outages.answered(take.take(delivery, read.rows(), read.undecodable())).await();
      } catch (Problem.Failure failure) {
        Duration wait =
            failure.problem() instanceof Problem.Unavailable away ? away.retryAfter() : null;
        if (wait == null || System.nanoTime() + wait.toNanos() > end) {
          throw totals.interrupted(failure.problem());
        }
        vertx.timer(wait.toMillis(), TimeUnit.MILLISECONDS).await();
      }
    }
  }
}
