package se.framdrift.boards;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.commitments.Forecast;
import se.framdrift.commitments.Movement;
import se.framdrift.model.ClaimFinding;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Judgement;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;

/** What a tile says, apart from when it came to say so. */
public sealed interface Tile {

  /** Unique on the board. */
  String id();

  /**
   * A commitment.
   *
   * @param judgedIndicator the indicator that {@code judged} is of, null when there is none
   * @param judged the value that the status rests on, null when there is none
   * @param targetNow what the target path asks for at the end of that value's period
   * @param statement the newest report, null when nobody has reported
   * @param observedAt end of the newest observed period, null when there is none
   * @param expectedNext when the next figure is due, null when none is expected
   * @param override what a person judges beside the status now, null for nothing
   * @param claim what figures or reports say of what the document claims, null when nothing
   * @param forecast where the figures go if they go on as they have; null without figures
   */
  record CommitmentTile(
      String id,
      Status status,
      @Nullable String judgedIndicator,
      @Nullable IndicatorValue judged,
      @Nullable Double targetNow,
      @Nullable Statement statement,
      @Nullable Instant observedAt,
      @Nullable Instant expectedNext,
      Judgement.@Nullable Ruling override,
      @Nullable ClaimFinding claim,
      @Nullable Forecast forecast)
      implements Tile {

    /** One that nobody judges otherwise, and on whose claim neither figures nor reports speak. */
    public CommitmentTile(
        String id,
        Status status,
        @Nullable String judgedIndicator,
        @Nullable IndicatorValue judged,
        @Nullable Double targetNow,
        @Nullable Statement statement,
        @Nullable Instant observedAt,
        @Nullable Instant expectedNext) {
      this(
          id,
          status,
          judgedIndicator,
          judged,
          targetNow,
          statement,
          observedAt,
          expectedNext,
          null,
          null,
          null);
    }
  }

  /**
   * An indicator.
   *
   * @param points the newest periods in calendar order, at most {@link #MAX_POINTS}; the last is
   *     the one to show
   * @param nothing why there is no period at all, null when there is one
   * @param movement how it moved since the figure before; null when there is nothing to compare
   */
  record IndicatorTile(
      String id,
      List<IndicatorValue> points,
      @Nullable Reason nothing,
      @Nullable Instant observedAt,
      @Nullable Instant expectedNext,
      @Nullable Movement movement)
      implements Tile {

    /** How many periods a tile carries for its sparkline. */
    public static final int MAX_POINTS = 40;

    public IndicatorTile {
      points = List.copyOf(points);
    }

    /** One that has nothing to be compared with. */
    public IndicatorTile(
        String id,
        List<IndicatorValue> points,
        @Nullable Reason nothing,
        @Nullable Instant observedAt,
        @Nullable Instant expectedNext) {
      this(id, points, nothing, observedAt, expectedNext, null);
    }
  }
}
