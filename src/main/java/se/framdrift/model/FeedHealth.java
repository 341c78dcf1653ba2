package se.framdrift.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed stands at a moment.
 *
 * @param lastSuccess when rows were last taken or an attempt last went well, null for never
 * @param lastNews when something new last came, null for never
 * @param rhythm how often something new is expected, null when nobody knows
 * @param rhythmLearned from what has come, and not declared
 * @param nextExpected when something new should come or should have come, null when nobody knows
 * @param lag how long the period after the newest one has been due; zero when it is not, null when
 *     no figure has come
 * @param rows all that ever came
 * @param last those of the last delivery
 * @param failures attempts that have failed in a row
 * @param problem in words for the operator, null when nothing has failed
 * @param progress of the run that is under way, null when none is
 */
public record FeedHealth(
    FeedState state,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastNews,
    @Nullable Span rhythm,
    boolean rhythmLearned,
    @Nullable Instant nextExpected,
    @Nullable Duration lag,
    FeedRows rows,
    FeedRows last,
    int failures,
    @Nullable String problem,
    @Nullable FeedProgress progress) {}
