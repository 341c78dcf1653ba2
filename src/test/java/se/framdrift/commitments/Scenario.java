package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Overlap;
import se.framdrift.catalog.Target;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;

/**
 * A story of a commitment in text, see {@code scenarios/commitments/README.txt}: what was promised,
 * then figures and reports in the order in which they became known, and between them what is to be
 * said on a day.
 */
final class Scenario {

  private static final Pattern FIGURE =
      Pattern.compile(
          "(\\S+) = (missing )?(\\S+)(?: ±(\\S+))?(?: n (\\d+))?(?: (break and provisional|break|provisional|estimated))?(?: note (.+))?");
  private static final Pattern BESIDE =
      Pattern.compile(
          "(planned|decided|under-construction|opened|closed|raw|published) (\\S+ = .+)");
  private static final Pattern REPORT = Pattern.compile("reported: (\\S+)(?: since (\\S+))?");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Map<String, String> facts;
  private final Map<Period, IndicatorValue> figures = new TreeMap<>();
  private final Map<String, Map<Period, IndicatorValue>> beside = new TreeMap<>();
  private final List<Statement> statements = new ArrayList<>();

  /** From the lines at the top: {@code name: value}. */
  Scenario(Map<String, String> facts) {
    this.facts = Map.copyOf(facts);
  }

  /** Takes in what became known: a figure, or a report of that day. */
  void learn(LocalDate day, String what) {
    Matcher report = REPORT.matcher(what);
    if (report.matches()) {
      LocalDate since = report.group(2) == null ? day : LocalDate.parse(report.group(2));
      statements.add(
          new Statement(
              "c", state(report.group(1)), since, "KS 2025:17", null, "kommunstyrelsen", null));
      return;
    }
    Matcher other = BESIDE.matcher(what);
    IndicatorValue figure = figure(other.matches() ? other.group(2) : what);
    Map<Period, IndicatorValue> known =
        other.matches() ? beside.computeIfAbsent(other.group(1), _ -> new TreeMap<>()) : figures;
    known.put(figure.period(), figure);
  }

  private static Statement.State state(String code) {
    return Statement.State.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static IndicatorValue figure(String text) {
    Matcher matcher = FIGURE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a figure: " + text);
    }
    Period period = Period.parse(matcher.group(1));
    if (matcher.group(2) != null) {
      Missing why = Missing.parse(matcher.group(3));
      Reason reason =
          Reason.of("missing-" + why.code(), period + ": " + why.text().sv(), why.text().en());
      return new IndicatorValue(period, null, reason, null, null, "M", null);
    }
    return new IndicatorValue(
        period,
        Double.valueOf(matcher.group(3)),
        null,
        matcher.group(4) == null ? null : Double.valueOf(matcher.group(4)),
        matcher.group(5) == null ? null : Long.valueOf(matcher.group(5)),
        flag(matcher.group(6)),
        matcher.group(7) == null ? null : LocalizedText.same(matcher.group(7)));
  }

  Assessment on(String moment) {
    Commitment commitment = commitment();
    Instant now = instant(moment);
    Instant entered = facts.containsKey("entered") ? instant(facts.get("entered")) : Instant.EPOCH;
    Target first = first();
    if (now.isBefore(entered)) {
      return Assessor.assess(commitment.with(first), evidence(), now);
    }
    return Assessor.assess(commitment, evidence(), history(commitment, first, entered), now);
  }

  /** What was first said: by a line of its own, else as it was before it was ever changed. */
  private @Nullable Target first() {
    Map<String, String> then = new TreeMap<>(facts);
    then.keySet().removeIf(name -> name.startsWith("changed "));
    if (facts.containsKey("at first")) {
      String[] parts = facts.get("at first").split("; until ");
      then.put("target", parts[0]);
      if (parts.length > 1) {
        then.put("deadline", parts[1]);
      }
    }
    return new PromisedTarget(then).read();
  }

  private TargetHistory history(Commitment commitment, @Nullable Target first, Instant entered) {
    Target target = commitment.target();
    return facts.containsKey("entered") && target != null && first != null
        ? TargetHistory.of(
            List.of(
                new TargetHistory.Stated(Instant.EPOCH, first),
                new TargetHistory.Stated(entered, target)))
        : TargetHistory.NONE;
  }

  static Instant instant(String moment) {
    LocalDateTime local =
        moment.length() == 10
            ? LocalDate.parse(moment).atStartOfDay()
            : LocalDateTime.parse(moment, MOMENT);
    return local.atZone(Period.ZONE).toInstant();
  }

  static String moment(@Nullable Instant instant) {
    if (instant == null) {
      return "never";
    }
    String text = MOMENT.format(LocalDateTime.ofInstant(instant, Period.ZONE));
    return text.endsWith(" 00:00") ? text.substring(0, 10) : text;
  }

  /** What was found, as the scenarios write it. */
  static String said(Status status) {
    StringBuilder said = new StringBuilder(status.state().code());
    said.append(" (");
    said.append(String.join(", ", status.reasons().stream().map(Reason::code).toList()));
    said.append(')');
    if (status.secured()) {
      said.append(" secured");
    }
    if (status.daysLate() != null) {
      said.append(' ').append(status.daysLate()).append(" days late");
    }
    if (status.since() != null) {
      said.append(" since ").append(moment(status.since()));
    }
    return said.toString();
  }

  Commitment commitment() {
    Commitment.Kind kind =
        Commitment.Kind.valueOf(fact("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
    String linked = facts.getOrDefault("linked", "measures");
    String question = facts.get("question");
    String measurable = facts.get("measurable");
    return new Commitment(
        "c",
        "d",
        null,
        null,
        List.of(),
        "q",
        "",
        "",
        LocalizedText.same("t"),
        kind,
        "a",
        List.of(),
        new Issuer("council", List.of(), date("decided")),
        new PromisedTarget(facts).read(),
        question == null ? List.of() : List.of(LocalizedText.same(question)),
        measurable == null ? null : LocalizedText.same(measurable),
        null,
        switch (linked) {
          case "measures" ->
              List.of(new Commitment.Link("i", true, null, facts.get("computed over")));
          case "proxy" ->
              List.of(new Commitment.Link("i", false, LocalizedText.same("misses much")));
          default -> List.of();
        });
  }

  Evidence evidence() {
    String noFeed = facts.get("no feed");
    String measuredOn = facts.get("measured on");
    Map<String, List<IndicatorValue>> others = new TreeMap<>();
    beside.forEach((name, known) -> others.put(name, List.copyOf(known.values())));
    return new Evidence(
        List.copyOf(figures.values()),
        Span.parse(facts.getOrDefault("published after", "P0D")),
        Span.parse(facts.getOrDefault("figures every", "P1Y")),
        measuredOn == null ? null : MonthDay.parse("--" + measuredOn),
        facts.containsKey("survey"),
        noFeed == null,
        noFeed == null ? null : LocalizedText.same(noFeed),
        List.copyOf(statements),
        others,
        Overlap.NONE);
  }

  private String fact(String name) {
    String value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the scenario does not say: " + name);
    }
    return value;
  }

  private @Nullable LocalDate date(String name) {
    String text = facts.get(name);
    return text == null ? null : LocalDate.parse(text);
  }

  private static String flag(@Nullable String word) {
    return switch (word) {
      case "break" -> "B";
      case "break and provisional" -> "BP";
      case "provisional" -> "P";
      case "estimated" -> "E";
      case null, default -> "A";
    };
  }
}
