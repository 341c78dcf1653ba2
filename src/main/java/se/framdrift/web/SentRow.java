package se.framdrift.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/** One row as the API takes it, read by itself. Pure; any thread. */
public final class SentRow {

  private SentRow() {}

  /** Reads {@code raw}, one JSON object; one of the two is told. */
  public static void read(String raw, Consumer<RawFact> row, Consumer<Rejection> undecodable) {
    try {
      byte[] body = ("{\"observations\":[" + raw + "]}").getBytes(StandardCharsets.UTF_8);
      ObservationBody read = ObservationBody.read(body);
      read.rows().forEach(row);
      read.undecodable().forEach(undecodable);
    } catch (Problem.Failure e) {
      undecodable.accept(
          new Rejection(1, "", "not a row of JSON any more", "one JSON object", raw));
    }
  }
}
