package se.framdrift.boot;

import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import se.framdrift.cli.Arguments;
import se.framdrift.cli.CheckCommand;
import se.framdrift.cli.Help;
import se.framdrift.cli.VerifyCommand;
import se.framdrift.config.Settings;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Period;

/** The program. Exit codes: 0 done, 1 something was found or failed, 2 not understood. */
public final class Main {

  private static final System.Logger LOG = System.getLogger(Main.class.getName());

  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private Main() {}

  /** Runs the command that was typed. */
  public static void main(String[] typed) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream problems = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Arguments arguments;
    Settings settings;
    try {
      arguments = Arguments.read(List.of(typed));
      settings = Settings.read(System.getenv());
    } catch (IllegalArgumentException e) {
      problems.println("framdrift: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.exit(run(arguments, settings, out, problems));
  }

  private static int run(
      Arguments arguments, Settings settings, PrintStream out, PrintStream problems) {
    if (arguments.has("--help")) {
      out.print(Help.TEXT);
      return 0;
    }
    return switch (arguments.command()) {
      case "serve" -> serve(arguments, settings, out, problems);
      case "check" -> check(arguments, settings, out);
      case "verify" -> verify(arguments, settings, out, problems);
      case "shadow" -> new ShadowCommand(settings, out, problems).run(arguments);
      case "judge" -> judge(arguments, settings, out, problems);
      case "import" -> new ImportCommand(settings, out, problems).run(arguments);
      case "token" -> new TokenCommand(settings, out, problems).run(arguments);
      case "version" -> {
        out.println("Framdrift " + version());
        yield 0;
      }
      default -> {
        out.print(Help.TEXT);
        yield 0;
      }
    };
  }

  private static int check(Arguments arguments, Settings settings, PrintStream out) {
    Path seeds = arguments.value("--seeds").map(Path::of).orElse(settings.seeds());
    Path dashboards = arguments.value("--dashboards").map(Path::of).orElse(settings.dashboards());
    Path documents = arguments.value("--documents").map(Path::of).orElse(settings.documents());
    CheckCommand command =
        new CheckCommand(
            seeds, dashboards, documents, new CelFormulas(), FeedKinds.real(settings)::problems);
    return arguments.has("--report") ? command.report(out) : command.check(out);
  }

  private static int verify(
      Arguments arguments, Settings settings, PrintStream out, PrintStream problems) {
    CelFormulas formulas = new CelFormulas();
    Path documents = arguments.value("--documents").map(Path::of).orElse(settings.documents());
    VerifyCommand command =
        new VerifyCommand(
            (expression, inputs) -> formulas.compile(expression, inputs.keySet()).apply(inputs),
            documents);
    return command.verify(arguments.rest().getFirst(), System.in, out, problems);
  }

  private static int judge(
      Arguments arguments, Settings settings, PrintStream out, PrintStream problems) {
    LocalDate day;
    try {
      day =
          arguments.value("--on").map(LocalDate::parse).orElseGet(() -> LocalDate.now(Period.ZONE));
    } catch (DateTimeParseException e) {
      problems.println(
          "framdrift: --on is " + e.getParsedString() + ", expected a day such as 2026-11-22");
      return 2;
    }
    Path seeds = arguments.value("--seeds").map(Path::of).orElse(settings.seeds());
    Path dashboards = arguments.value("--dashboards").map(Path::of).orElse(settings.dashboards());
    JudgeCommand command = new JudgeCommand(seeds, dashboards, new CelFormulas());
    return arguments.has("--flapping") ? command.flapping(day, out) : command.judge(day, out);
  }

  private static int serve(
      Arguments arguments, Settings settings, PrintStream out, PrintStream problems) {
    CompletableFuture<@Nullable Server> starting = new CompletableFuture<>();
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting, ended), "stop"));
    try {
      Server server = Server.start(settings, arguments.has("--demo"), out);
      out.println(server.greeting());
      starting.complete(server);
      if (arguments.has("--rehearse")) {
        server.close();
        return 0;
      }
      server.replaced().thenAccept(epoch -> ended.complete(replaced(epoch, problems)));
      return ended.get();
    } catch (StartFailure e) {
      problems.println("framdrift: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (Exception e) {
      LOG.log(Level.ERROR, "The server did not start", e);
      problems.println("framdrift: the server did not start: " + e.getMessage());
      return 1;
    } finally {
      starting.complete(null);
    }
  }

  private static int replaced(String epoch, PrintStream problems) {
    problems.println(
        "framdrift: the ledger is another one now (%s), after a restore or a failover: start again"
            .formatted(epoch));
    return 1;
  }

  /** A signal that comes during the start waits for its end, so that nothing is left running. */
  private static void stop(
      CompletableFuture<@Nullable Server> starting, CompletableFuture<Integer> ended) {
    try {
      Server server = starting.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (server != null) {
        server.close();
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "The start did not end, so it could not be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.complete(0);
    }
  }

  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
