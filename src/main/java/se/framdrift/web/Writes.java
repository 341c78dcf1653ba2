package se.framdrift.web;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * What the operator's listener writes and looks after. All may be called from any thread.
 *
 * @param take takes figures
 * @param decoders read what is sent
 * @param repeats remembers requests that are named with a key
 * @param lines the feeds that take line protocol
 * @param state records a report
 * @param withdrawing takes figures back
 * @param judge records what a person sets beside a computed status
 * @param quarantine refused rows
 * @param outside answers and cases
 * @param uploads files that are looked at before they are taken
 * @param work what is done with refused rows
 * @param deliver hands whole bodies to feeds
 * @param runs runs feeds
 * @param metrics in Prometheus' text format
 * @param ready completes when the node can serve; fails with a problem when it cannot
 */
public record Writes(
    ObservationRoutes.Take take,
    Decoders decoders,
    Repeats repeats,
    LineFeeds lines,
    StatementRoutes.State state,
    WithdrawalRoutes.Withdrawing withdrawing,
    OverrideRoutes.Judge judge,
    QuarantineRoutes.Refused quarantine,
    OutsideRoutes.Outside outside,
    UploadDesk uploads,
    ReplayRoutes.Work work,
    DeliveryRoutes.Deliver deliver,
    FeedRunRoutes.Runs runs,
    Supplier<String> metrics,
    Supplier<Future<Void>> ready) {}
