package se.framdrift.model;

/** How a feed stands. */
public enum FeedState {
  /** What should have come has come, or nothing says when something should. */
  HEALTHY,
  /** Something new should have come by now, half a rhythm allowed for. */
  LATE,
  /** Nothing new for three rhythms, or nothing ever although a rhythm is declared. */
  SILENT,
  /** The last attempt failed, or every row of the last delivery was refused. */
  FAILING,
  /** Nothing has ever come, and nothing says that it should have: no fault. */
  WAITING
}
