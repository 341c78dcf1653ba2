package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.cli.Arguments;
import se.framdrift.cli.Screen;
import se.framdrift.config.Settings;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.push.PushFeed;
import se.framdrift.feeds.running.AllowedHosts;
import se.framdrift.feeds.running.Declared;
import se.framdrift.feeds.running.FeedRunner;
import se.framdrift.feeds.running.FetchRules;
import se.framdrift.feeds.running.Fetcher;
import se.framdrift.feeds.running.Time;
import se.framdrift.model.Delivery;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedRun;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Edges;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;
import se.framdrift.store.FeedMemory;

/** Takes a file, or fetches feeds, beside a running server or without one. Blocking. */
final class ImportCommand {

  private static final int MOST_SHOWN = 20;
  private static final Duration GOODBYE = Duration.ofSeconds(20);
  private static final String SIMULATED = "9999";

  private final Settings settings;
  private final PrintStream out;
  private final Screen screen;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;

  ImportCommand(Settings settings, PrintStream out, PrintStream problems) {
    this.settings = settings;
    this.out = out;
    this.screen = new Screen(problems, onTerminal());
  }

  /** Whether a line can be drawn over: a pipe or a file is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // it may be null: the property jdk.console decides
  static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Exit codes: 0 all taken, 1 something was refused, failed or was stopped, 2 not understood. */
  int run(Arguments arguments) {
    if (arguments.rest().size() != 1) {
      return misunderstood("expected one file, kind of feed or feed");
    }
    Thread stop = new Thread(this::stop, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    Vertx vertx = Vertx.vertx();
    try (Databases databases = Databases.join(vertx, settings)) {
      Street street = street(databases);
      try {
        return take(vertx, databases, street, arguments);
      } finally {
        street.pipeline().close();
      }
    } catch (StartFailure e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (Problem.Failure e) {
      return failed(e.problem().detail());
    } catch (IllegalArgumentException e) {
      return misunderstood(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      return failed(e.toString());
    } finally {
      vertx.close().await();
      ended.countDown();
    }
  }

  /** Ctrl-C: what is under way becomes durable, and then it ends. */
  private void stop() {
    stopping = true;
    try {
      if (!ended.await(GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
        screen.say("framdrift import: did not end in time; what was taken is kept");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Street street(Databases databases) {
    Street street = Street.of(databases.database(), Street.Audience.none(), Edges.UNMEASURED);
    boolean demo = street.ledger().municipalities().await().contains(SIMULATED);
    street.follow(Catalogs.load(settings, demo));
    return street;
  }

  private int take(Vertx vertx, Databases databases, Street street, Arguments arguments)
      throws Exception {
    String what = arguments.rest().getFirst();
    Optional<String> municipality = arguments.value("--municipality");
    List<Declared> declared = declared(street, municipality);
    Path file = Path.of(what);
    if (Files.isRegularFile(file)) {
      return file(databases, street, file, arguments.value("--feed"), declared);
    }
    List<Declared> chosen =
        declared.stream()
            .filter(each -> each.feed() instanceof PulledFeed)
            .filter(
                each ->
                    each.declaration().id().equals(what)
                        || each.declaration().feed().kind().equals(what))
            .toList();
    if (chosen.isEmpty()) {
      return misunderstood(
          "there is no file %s, and no feed that fetches is called so or of that kind%s"
              .formatted(what, municipality.map(code -> " in " + code).orElse("")));
    }
    return fetch(vertx, databases, street, chosen);
  }

  private List<Declared> declared(Street street, Optional<String> municipality) {
    List<Declared> declared = new ArrayList<>();
    FeedKinds kinds = FeedKinds.all(settings, street.pipeline());
    for (String code : street.pipeline().municipalities()) {
      Catalog catalog = street.pipeline().catalog(code).orElseThrow();
      if (municipality.isEmpty() || municipality.get().equals(code)) {
        declared.addAll(kinds.open(catalog));
      }
    }
    if (declared.isEmpty() && municipality.isPresent()) {
      throw new IllegalArgumentException("there is no municipality " + municipality.get());
    }
    return declared;
  }

  private int file(
      Databases databases, Street street, Path file, Optional<String> feed, List<Declared> declared)
      throws IOException {
    FileImport importing =
        new FileImport(new Doing(street, new FeedMemory(databases.database())), this::told);
    FileImport.Result result;
    screen.begin();
    if (feed.isPresent()) {
      Declared one =
          declared.stream()
              .filter(each -> each.declaration().id().equals(feed.get()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("there is no feed " + feed.get()));
      if (!(one.feed() instanceof HandedFeed handed)) {
        throw new IllegalArgumentException("no files are handed to the feed " + feed.get());
      }
      result = importing.file(file, one.declaration().municipality(), feed.get(), handed);
    } else if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(json|csv)")) {
      result = importing.file(file, null, "import", new PushFeed());
    } else {
      result = importing.lines(file);
    }
    screen.end();
    return report(file, result);
  }

  private int report(Path file, FileImport.Result result) {
    result.rejections().stream().limit(MOST_SHOWN).forEach(each -> screen.say(words(each)));
    if (result.rejected() > MOST_SHOWN) {
      screen.say(
          "and %,d more, all in quarantine: GET /api/v1/quarantine"
              .formatted(result.rejected() - MOST_SHOWN));
    }
    String before =
        result.skipped() == 0
            ? ""
            : ", after %,d pieces of an earlier command".formatted(result.skipped());
    out.printf(
        Locale.ROOT,
        "%s: %,d new, %,d unchanged, %,d revised, %,d refused%s%n",
        file.getFileName(),
        result.accepted(),
        result.unchanged(),
        result.revised(),
        result.rejected(),
        before);
    if (!result.whole()) {
      screen.say("Stopped. The same command goes on from here.");
    }
    return result.whole() && result.rejected() == 0 ? 0 : 1;
  }

  private static String words(Rejection rejection) {
    String field = rejection.field().isEmpty() ? "" : rejection.field() + ": ";
    return "row %,d: %s%s (expected %s)"
        .formatted(rejection.row(), field, rejection.problem(), rejection.expected());
  }

  private int fetch(Vertx vertx, Databases databases, Street street, List<Declared> chosen)
      throws Exception {
    Fetcher fetcher =
        new Fetcher(
            vertx, new AllowedHosts(settings.feedHosts()), FetchRules.standard(Main.version()));
    FeedRunner runner =
        new FeedRunner(
            vertx,
            fetcher,
            Feeds.edges(databases.database(), street.pipeline(), new FeedNews(this::told, _ -> {})),
            Time.system(),
            FeedRunner.RUN_LIMIT);
    boolean done = true;
    try {
      for (Declared each : chosen) {
        if (stopping) {
          return 1;
        }
        screen.begin();
        runner.declare(List.of(each));
        FeedRun run =
            await(
                runner
                    .runNow(each.declaration().municipality(), each.declaration().id())
                    .orElseThrow());
        screen.end();
        if (run == null) {
          screen.say("Stopped. The same command goes on from here.");
          return 1;
        }
        done &= report(run);
      }
    } finally {
      runner.close().await();
      fetcher.close().await();
    }
    return done ? 0 : 1;
  }

  /** Null when it was to stop before. */
  private @Nullable FeedRun await(Future<FeedRun> run) throws Exception {
    while (true) {
      try {
        return run.toCompletionStage().toCompletableFuture().get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (stopping) {
          return null;
        }
      }
    }
  }

  private boolean report(FeedRun run) {
    out.printf(
        Locale.ROOT,
        "%s %s: %,d new, %,d unchanged, %,d revised, %,d refused%s%n",
        run.municipality(),
        run.feed(),
        run.accepted(),
        run.unchanged(),
        run.revised(),
        run.rejected(),
        run.problem() == null ? "" : "; " + run.problem());
    return run.outcome() == FeedRun.Outcome.DONE && run.rejected() == 0;
  }

  private void told(FeedActivity activity) {
    FeedActivity.Progress progress = activity.progress();
    if (progress != null) {
      screen.show(progress.done(), progress.total(), progress.unit());
    }
  }

  private boolean told(long done, long total, String unit) {
    screen.show(done, total, unit);
    return !stopping;
  }

  private int misunderstood(String why) {
    screen.say("framdrift import: " + why);
    return 2;
  }

  private int failed(String why) {
    screen.end();
    screen.say("framdrift import: " + why);
    return 1;
  }

  /** What a file's import does to the world. */
  private record Doing(Street street, FeedMemory memory) implements FileImport.Edges {

    @Override
    public Intake take(Delivery delivery, HandedFeed.Piece piece) {
      return street
          .pipeline()
          .take(delivery, piece.decoded().rows(), piece.decoded().undecodable())
          .await();
    }

    @Override
    public Optional<String> recall(String municipality, String feed, String key) {
      return memory.recall(municipality, feed, key).await();
    }

    @Override
    public void keep(String municipality, String feed, Map<String, String> texts) {
      memory.keep(municipality, feed, texts).await();
    }
  }
}
