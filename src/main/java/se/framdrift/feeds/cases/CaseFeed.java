package se.framdrift.feeds.cases;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Contribution;
import se.framdrift.disclosure.Figure;
import se.framdrift.disclosure.Figure.Measure;
import se.framdrift.disclosure.Leaf;
import se.framdrift.disclosure.Plan;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.OutsideFeed;
import se.framdrift.feeds.OutsideFields.Refusal;
import se.framdrift.feeds.OutsidePlans;
import se.framdrift.feeds.Wave;
import se.framdrift.feeds.cases.CaseReader.Row;
import se.framdrift.feeds.cases.CaseReader.Told;
import se.framdrift.model.Outside;
import se.framdrift.model.Period;
import se.framdrift.model.Rejection;

/**
 * Declared kinds of cases. A case belongs to the period in which its time is out; it is counted
 * from then on, and one that is open is a miss. Of a case its kind, area and times are kept.
 */
public final class CaseFeed implements OutsideFeed {

  private static final String OVERDUE = "-overdue";
  private static final String IN_TIME = "in-time";
  private static final String LATE = "late";
  private static final String OPEN = "open";
  private static final String DAYS = "-days";

  private final Plan plan;
  private final Wave period;
  private final Map<String, ServiceTime> kinds = new LinkedHashMap<>();

  /**
   * As declared.
   *
   * @throws IllegalArgumentException naming the setting that makes no sense
   */
  public CaseFeed(FeedDeclaration declaration) {
    JsonObject settings = declaration.settings();
    try {
      period = Wave.parse(settings.getString("period"));
      for (Object each : settings.getJsonArray("kinds")) {
        JsonObject kind = (JsonObject) each;
        kinds.put(kind.getString("id"), within(kind));
      }
      List<String> areas =
          settings.getJsonArray("areas", new JsonArray()).stream().map(String.class::cast).toList();
      List<Figure> planned = new ArrayList<>();
      for (Object each : settings.getJsonArray("figures")) {
        plan((JsonObject) each, planned);
      }
      plan =
          new Plan(
              declaration.municipality(),
              settings.getInteger("threshold"),
              OutsidePlans.unanimous(settings),
              Collections.emptySortedMap(),
              OutsidePlans.groups(Map.of("area", areas), settings),
              OutsidePlans.nested(settings),
              kinds.keySet().stream()
                  .collect(Collectors.toMap(kind -> kind, _ -> List.of(IN_TIME, LATE, OPEN))),
              planned,
              OutsidePlans.published(settings));
    } catch (NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(
          declaration.id() + ": the settings are not those of cases", e);
    }
  }

  private static ServiceTime within(JsonObject kind) {
    String within = kind.getString("within");
    if (within.matches("P[0-9]{1,4}D")) {
      return new ServiceTime.Days(
          Integer.parseInt(within.substring(1, within.length() - 1)),
          "working".equals(kind.getString("days")));
    }
    Duration duration = Duration.parse(within);
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("within is not positive");
    }
    return new ServiceTime.Clock(duration);
  }

  private void plan(JsonObject declared, List<Figure> planned) {
    String id = declared.getString("id");
    String kind = declared.getString("kind");
    if (!kinds.containsKey(kind)) {
      throw new IllegalArgumentException("figure " + id + ": no kind " + kind);
    }
    List<String> by =
        declared.getJsonArray("by", new JsonArray()).stream().map(String.class::cast).toList();
    List<Figure.Output> outputs = new ArrayList<>();
    output(declared, "due", Measure.COUNT).ifPresent(outputs::add);
    output(declared, "inTime", Measure.YES).ifPresent(outputs::add);
    output(declared, "share", Measure.SHARE).ifPresent(outputs::add);
    Set<String> all = Set.of(IN_TIME, LATE, OPEN);
    planned.add(new Figure(id, kind, all, Set.of(IN_TIME), by, false, outputs));
    output(declared, "openOverdue", Measure.YES)
        .ifPresent(
            each ->
                planned.add(
                    new Figure(id + OVERDUE, kind, all, Set.of(OPEN), by, false, List.of(each))));
    output(declared, "medianDays", Measure.MEDIAN)
        .ifPresent(
            each ->
                planned.add(
                    new Figure(
                        id + DAYS,
                        kind,
                        Set.of(IN_TIME, LATE),
                        Set.of(),
                        by,
                        false,
                        List.of(each))));
  }

  private static Optional<Figure.Output> output(JsonObject declared, String name, Measure as) {
    return Optional.ofNullable(declared.getString(name)).map(kpi -> new Figure.Output(as, kpi));
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public Read read(List<?> rows, Instant now) {
    Set<String> areas = new HashSet<>(plan.groups().getOrDefault("area", List.of()));
    CaseReader reader = new CaseReader(new TreeSet<>(kinds.keySet()), areas, now);
    List<Outside.Step> steps = new ArrayList<>();
    List<Rejection> refused = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      try {
        Row row = reader.read(rows.get(i));
        steps.add(new Outside.Step(i + 1, row.id(), known -> next(row, known)));
      } catch (Refusal refusal) {
        refused.add(refusal.words().rejection(i + 1));
      }
    }
    return new Read(steps, refused);
  }

  private Outside next(Row row, @Nullable String known) {
    try {
      return switch (row) {
        case Row.Whole(_, Told told) -> kept(told);
        case Row.Event(_, Told told, CaseEvent event) ->
            kept(
                with(
                    known == null ? new Told(null, null, CaseHistory.NONE) : Told.parse(known),
                    told,
                    event));
      };
    } catch (Refusal refusal) {
      return refusal.words();
    }
  }

  private static Told with(Told known, Told told, CaseEvent event) {
    return new Told(
        same("kind", known.kind(), told.kind()),
        same("area", known.area(), told.area()),
        known.history().with(event));
  }

  private static @Nullable String same(
      String field, @Nullable String known, @Nullable String told) {
    if (known != null && told != null && !known.equals(told)) {
      throw new Refusal(field, "another than before", "the same, or the whole case sent anew");
    }
    return known == null ? told : known;
  }

  private Outside.Kept kept(Told told) {
    String wave = due(told).map(due -> period.of(lastDay(due)).text()).orElse(null);
    return new Outside.Kept(told.content(), wave);
  }

  private Optional<Instant> due(Told told) {
    ServiceTime time = told.kind() == null ? null : kinds.get(told.kind());
    return time == null ? Optional.empty() : time.due(told.history());
  }

  /** What is out at midnight was due on the day before. */
  private static LocalDate lastDay(Instant due) {
    return LocalDate.ofInstant(due.minusNanos(1), Period.ZONE);
  }

  @Override
  public List<Contribution> contributions(String content, Instant now) {
    Told told = Told.parse(content);
    Instant due = due(told).orElse(null);
    if (due == null || due.isAfter(now)) {
      return List.of();
    }
    TreeMap<String, String> groups = new TreeMap<>();
    if (told.area() != null) {
      groups.put("area", told.area());
    }
    Leaf leaf = plan.leaf(groups, "");
    Instant closed = told.history().closed();
    Duration took = told.history().took();
    String kind = Objects.requireNonNull(told.kind()); // else it would never be due
    if (closed == null || took == null) {
      return List.of(Contribution.of(kind, leaf, OPEN));
    }
    String said = closed.isAfter(due) ? LATE : IN_TIME;
    double days = took.toSeconds() / 86_400.0;
    return List.of(new Contribution(kind, leaf, Contribution.ONE, said, days));
  }

  @Override
  public @Nullable Instant changes(String content, Instant now) {
    return due(Told.parse(content)).filter(due -> due.isAfter(now)).orElse(null);
  }
}
