package se.framdrift.boot;

import java.util.ArrayList;
import java.util.List;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Delivery;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.web.SentRow;

/** Reads refused rows again as their feeds are declared today. Pure. */
final class RowsAgain implements Replay.Rereading {

  @Override
  public Decoded again(QuarantinedRow row) {
    List<RawFact> facts = new ArrayList<>();
    List<Rejection> undecodable = new ArrayList<>();
    if (row.format().equals(Delivery.JSON)) {
      SentRow.read(row.rejection().raw(), facts::add, undecodable::add);
    } else {
      undecodable.add(
          new Rejection(
              row.rejection().row(),
              "",
              "rows cannot be read again as " + row.format(),
              "a format that the feed knows",
              row.rejection().raw()));
    }
    return new Decoded(facts, undecodable);
  }
}
