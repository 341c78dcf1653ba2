package se.framdrift.commitments;

import se.framdrift.model.Status.State;

/** What states are called in a sentence. */
final class StateWords {

  private StateWords() {}

  static String of(State state, Wording in) {
    boolean swedish = in == Wording.SV;
    return switch (state) {
      case ON_TRACK -> swedish ? "i fas" : "on track";
      case AT_RISK -> swedish ? "osäkert" : "at risk";
      case OFF_TRACK -> swedish ? "inte i fas" : "off track";
      case MET -> swedish ? "nått" : "met";
      case MISSED -> swedish ? "inte hållet" : "missed";
      case KEPT_LATE -> swedish ? "hållet för sent" : "kept late";
      case DONE -> swedish ? "klart" : "done";
      case STARTED -> swedish ? "påbörjat" : "started";
      case STALLED -> swedish ? "har stannat av" : "stalled";
      case NOT_STARTED -> swedish ? "inte påbörjat" : "not started";
      case CANNOT_BE_JUDGED -> swedish ? "kan inte bedömas" : "cannot be judged";
      case NOT_YET_MEASURABLE -> swedish ? "går inte att mäta än" : "not yet measurable";
      case WITHDRAWN -> swedish ? "tillbakadraget" : "withdrawn";
      case SUPERSEDED -> swedish ? "ersatt" : "superseded";
    };
  }
}
