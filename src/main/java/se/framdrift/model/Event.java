package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/** Something that people want to be told at once. */
public sealed interface Event {

  /**
   * A commitment came to stand otherwise.
   *
   * @param before null when it was not judged before
   * @param after null when it is no longer there
   */
  record Turned(String commitment, @Nullable Outcome before, @Nullable Outcome after)
      implements Event {}

  /**
   * How a commitment stands, without the figures that this rests on.
   *
   * @param state code of the computed state, such as {@code missed}
   * @param secured whether no later figure can change it
   * @param override code of the state that a person has set beside it, null for none
   */
  record Outcome(String state, boolean secured, @Nullable String override) {}
}
