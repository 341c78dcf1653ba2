package se.framdrift.feeds.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;

/** Reads a simulation, YAML 1.2, and tells all that is wrong: the first problem of each entry. */
final class SimulationFile {

  /** The largest file that is read, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
  private static final Pattern KPI = Pattern.compile("[NU][0-9]{5}|[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private SimulationFile(String file) {
    this.file = file;
  }

  static Simulation read(Path path) throws IOException {
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      throw new IOException("%s has %d bytes; at most %d".formatted(path, size, MAX_BYTES));
    }
    return new SimulationFile(path.toString()).read(Files.readString(path));
  }

  private Simulation read(String text) {
    Fields fields = new Fields(file, "", composed(text));
    String municipality =
        matching(fields, "municipality", MUNICIPALITY, "a quoted code of four digits");
    String feed = matching(fields, "feed", ID, "the id of a feed");
    String seed = fields.text("seed");
    List<SimulatedSeries> series = series(fields.list("series"), municipality);
    List<SimulatedComparison> comparisons = comparisons(fields.list("comparisons"), municipality);
    List<Statement> statements = statements(fields.list("statements"));
    collect(fields::close);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new Simulation(municipality, feed, seed, series, comparisons, statements);
  }

  private Node composed(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(() -> new Fields.Fault(file, 1, "the file is empty", "a simulation"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new Fields.Fault(file, line, "not YAML: " + e.getProblem(), "YAML 1.2");
    } catch (YamlEngineException e) {
      throw new Fields.Fault(file, 1, "not YAML: " + e.getMessage(), "YAML 1.2");
    }
  }

  private List<SimulatedSeries> series(List<Fields> entries, String municipality) {
    List<SimulatedSeries> series = new ArrayList<>();
    Map<SeriesId, Fields> places = new HashMap<>();
    for (Fields entry : entries) {
      collect(
          () -> {
            SimulatedSeries read = SeriesEntry.read(entry, municipality);
            if (places.put(read.id(), entry) != null) {
              throw entry.fault("series", read.id() + " stands twice", "once");
            }
            series.add(read);
          });
    }
    Map<SeriesId, SimulatedSeries> known =
        series.stream().collect(Collectors.toMap(SimulatedSeries::id, each -> each));
    for (SimulatedSeries each : series) {
      Fields entry = places.get(each.id());
      if (each.rule() instanceof Rule.PartOf(SeriesId whole) && entry != null) {
        collect(() -> SeriesEntry.checkWhole(entry, each, known.get(whole)));
      }
    }
    return series;
  }

  private List<SimulatedComparison> comparisons(List<Fields> entries, String municipality) {
    List<SimulatedComparison> comparisons = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (Fields entry : entries) {
      collect(
          () -> {
            SimulatedComparison read = comparison(entry, municipality);
            if (!seen.add(List.of(read.kpi(), read.group()))) {
              throw entry.fault(
                  "kpi", "%s in %s stands twice".formatted(read.kpi(), read.group()), "once");
            }
            comparisons.add(read);
          });
    }
    return comparisons;
  }

  private static SimulatedComparison comparison(Fields entry, String municipality) {
    String kpi = matching(entry, "kpi", KPI, "the id of a KPI");
    String group = matching(entry, "group", WORD, "the id of a comparison group");
    History history = SeriesEntry.history(entry);
    Fields members = entry.fields("members");
    List<SimulatedSeries> series = new ArrayList<>();
    for (String code : members.names()) {
      if (!MUNICIPALITY.matcher(code).matches() || code.equals(municipality)) {
        throw members.fault(code, "members has " + code, "the quoted code of another municipality");
      }
      series.add(SeriesEntry.member(members.fields(code), SeriesId.of(code, kpi), history));
    }
    if (series.isEmpty()) {
      throw entry.fault("members", "members is empty", "a member at least");
    }
    entry.close();
    return new SimulatedComparison(kpi, group, history, series);
  }

  private List<Statement> statements(List<Fields> entries) {
    List<Statement> statements = new ArrayList<>();
    entries.forEach(entry -> collect(() -> statements.add(statement(entry))));
    return statements;
  }

  private static Statement statement(Fields entry) {
    Statement statement =
        new Statement(
            matching(entry, "commitment", ID, "the id of a commitment"),
            entry.parsed("state", "one of " + states(), SimulationFile::state),
            entry.date("date"),
            entry.text("evidence"),
            entry.textOrNull("link"),
            entry.text("by"),
            entry.textOrNull("comment"));
    entry.close();
    return statement;
  }

  private static Statement.State state(String code) {
    return Arrays.stream(Statement.State.values())
        .filter(state -> code(state).equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state: " + code));
  }

  private static String states() {
    return Arrays.stream(Statement.State.values())
        .map(SimulationFile::code)
        .collect(Collectors.joining(", "));
  }

  private static String code(Statement.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String matching(Fields fields, String name, Pattern pattern, String expected) {
    return fields.parsed(
        name,
        expected,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not " + expected);
          }
          return text;
        });
  }

  private void collect(Runnable reading) {
    try {
      reading.run();
    } catch (Fields.Fault fault) {
      problems.add(String.valueOf(fault.getMessage()));
    }
  }
}
