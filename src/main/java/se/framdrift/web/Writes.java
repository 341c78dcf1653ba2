package se.framdrift.web;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * What the operator's listener writes and looks after. All may be called from any thread.
 *
 * @param take takes figures
 * @param state records a report
 * @param withdraw takes a figure back
 * @param quarantine refused rows
 * @param work what is done with refused rows
 * @param runs runs feeds
 * @param metrics in Prometheus' text format
 * @param ready completes when the node can serve; fails with a problem when it cannot
 */
public record Writes(
    ObservationRoutes.Take take,
    StatementRoutes.State state,
    WithdrawalRoutes.Withdraw withdraw,
    QuarantineRoutes.Refused quarantine,
    ReplayRoutes.Work work,
    FeedRunRoutes.Runs runs,
    Supplier<String> metrics,
    Supplier<Future<Void>> ready) {}
