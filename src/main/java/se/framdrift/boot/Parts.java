package se.framdrift.boot;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import se.framdrift.live.LiveHub;
import se.framdrift.pipeline.Changes;
import se.framdrift.pipeline.Pasts;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.store.Database;

/** What the listeners are made of. */
record Parts(
    Database database,
    String epoch,
    Pipeline pipeline,
    Pasts pasts,
    Changes changes,
    LiveHub hub,
    Operators operators,
    DeclaredLines lines,
    Outside outside,
    FeedWatch feedWatch,
    DeclaredFeeds declared,
    Feeds feeds,
    PrometheusMeterRegistry meters,
    Uploads uploads) {}
