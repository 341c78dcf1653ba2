package se.framdrift.store;

import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import se.framdrift.model.Receipt;

/**
 * A program that commits until it is killed, and says each position once it is acknowledged. Its
 * argument is the data directory; the figure at position n is n.
 */
final class CommittingProcess {

  static final String MUNICIPALITY = "0001";
  static final String KPI = "N1";
  static final int YEAR = 2025;

  private CommittingProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
    Vertx vertx = Vertx.vertx();
    Ledger ledger = new Ledger(LedgerFixture.open(vertx, postgres.address()));
    long next = LedgerFixture.get(ledger.position(MUNICIPALITY)) + 1;
    while (!out.checkError()) {
      Receipt receipt =
          LedgerFixture.get(
              ledger.commit(
                  MUNICIPALITY,
                  "test",
                  List.of(LedgerFixture.observed(MUNICIPALITY, KPI, YEAR, (double) next))));
      out.println(receipt.position());
      next = receipt.position() + 1;
    }
  }
}
