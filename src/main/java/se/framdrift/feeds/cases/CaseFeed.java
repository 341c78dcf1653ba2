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
 * from then on, and one that is open is a miss. Where a curve is shown of its kind, it is counted
 * from the moment on in which the longest point of the curve is out too. Of a case its kind, area
 * and times are kept.
 */
public final class CaseFeed implements OutsideFeed {

  private static final String OVERDUE = "-overdue";
  private static final String WITHIN = "-within-";
  private static final String DAYS = "-days";

  private final Plan plan;
  private final Wave period;
  private final Map<String, CaseKind> kinds = new LinkedHashMap<>();

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
        kinds.put(kind.getString("id"), kind(kind, settings.getJsonArray("figures")));
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
              kinds.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().answers())),
              planned,
              OutsidePlans.published(settings));
    } catch (NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(
          declaration.id() + ": the settings are not those of cases", e);
    }
  }

  /** With the points of the curve that one of its figures shows. */
  private static CaseKind kind(JsonObject kind, JsonArray figures) {
    boolean working = "working".equals(kind.getString("days"));
    List<ServiceTime> points = new ArrayList<>();
    for (Object each : figures) {
      JsonObject figure = (JsonObject) each;
      JsonArray curve = figure.getJsonArray("curve", new JsonArray());
      if (figure.getString("kind").equals(kind.getString("id")) && !curve.isEmpty()) {
        if (!points.isEmpty()) {
          throw new IllegalArgumentException("two curves of " + kind.getString("id"));
        }
        curve.stream()
            .map(point -> time(((JsonObject) point).getString("within"), working))
            .forEach(points::add);
      }
    }
    return new CaseKind(time(kind.getString("within"), working), points);
  }

  private static ServiceTime time(String within, boolean working) {
    if (within.matches("P[0-9]{1,4}D")) {
      return new ServiceTime.Days(
          Integer.parseInt(within.substring(1, within.length() - 1)), working);
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
    CaseKind times = kinds.get(kind);
    if (times == null) {
      throw new IllegalArgumentException("figure " + id + ": no kind " + kind);
    }
    List<String> by =
        declared.getJsonArray("by", new JsonArray()).stream().map(String.class::cast).toList();
    List<Figure.Output> outputs = new ArrayList<>();
    output(declared, "due", Measure.COUNT).ifPresent(outputs::add);
    output(declared, "inTime", Measure.YES).ifPresent(outputs::add);
    output(declared, "share", Measure.SHARE).ifPresent(outputs::add);
    Set<String> all = Set.copyOf(times.answers());
    planned.add(new Figure(id, kind, all, times.inTime(), by, false, outputs));
    output(declared, "openOverdue", Measure.YES)
        .ifPresent(
            each ->
                planned.add(
                    new Figure(id + OVERDUE, kind, all, times.open(), by, false, List.of(each))));
    output(declared, "medianDays", Measure.MEDIAN)
        .ifPresent(
            each ->
                planned.add(
                    new Figure(
                        id + DAYS, kind, times.closed(), Set.of(), by, false, List.of(each))));
    JsonArray curve = declared.getJsonArray("curve", new JsonArray());
    for (int point = 0; point < curve.size(); point++) {
      Figure.Output share =
          new Figure.Output(Measure.SHARE, curve.getJsonObject(point).getString("kpi"));
      String name = id + WITHIN + curve.getJsonObject(point).getString("within");
      planned.add(new Figure(name, kind, all, times.closedBy(point), by, false, List.of(share)));
    }
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
    return kind(told).flatMap(kind -> kind.due(told.history()));
  }

  private Optional<Instant> counts(Told told) {
    return kind(told).flatMap(kind -> kind.counts(told.history()));
  }

  private Optional<CaseKind> kind(Told told) {
    return told.kind() == null ? Optional.empty() : Optional.ofNullable(kinds.get(told.kind()));
  }

  /** What is out at midnight was due on the day before. */
  private static LocalDate lastDay(Instant due) {
    return LocalDate.ofInstant(due.minusNanos(1), Period.ZONE);
  }

  @Override
  public List<Contribution> contributions(String content, Instant now) {
    Told told = Told.parse(content);
    CaseKind times = kind(told).orElse(null);
    Instant due = due(told).orElse(null);
    if (times == null || due == null || counts(told).orElseThrow().isAfter(now)) {
      return List.of();
    }
    TreeMap<String, String> groups = new TreeMap<>();
    if (told.area() != null) {
      groups.put("area", told.area());
    }
    Leaf leaf = plan.leaf(groups, "");
    Duration took = told.history().took();
    String kind = Objects.requireNonNull(told.kind()); // else it would never be due
    String said = times.said(told.history(), due);
    if (took == null) {
      return List.of(Contribution.of(kind, leaf, said));
    }
    double days = took.toSeconds() / 86_400.0;
    return List.of(new Contribution(kind, leaf, Contribution.ONE, said, days));
  }

  @Override
  public @Nullable Instant changes(String content, Instant now) {
    return counts(Told.parse(content)).filter(moment -> moment.isAfter(now)).orElse(null);
  }
}
