package se.framdrift.feeds.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.OutsideFields.Refusal;
import se.framdrift.feeds.cases.CaseEvent.What;

class CaseHistoryProperties {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  /** A course that happened, minute by minute, and what it says about the case. */
  private record Course(
      List<CaseEvent> events, @Nullable Instant closed, @Nullable Instant due, long activeMinutes) {

    /** Walks through time as a clock would, sharing nothing with what is tested. */
    static Course random(Random random, Duration within) {
      List<CaseEvent> events = new ArrayList<>(List.of(new CaseEvent(START, What.OPENED)));
      boolean open = true;
      boolean paused = false;
      long active = 0;
      long beforeClosing = 0;
      Instant closed = null;
      Instant due = null;
      int pausing = 1 + random.nextInt(30);
      for (int minute = 1; minute <= 400; minute++) {
        Instant now = START.plus(Duration.ofMinutes(minute));
        if (!paused) {
          active++;
          if (active == within.toMinutes()) {
            due = now;
          }
        }
        if (random.nextInt(pausing * 10) != 0) {
          continue;
        }
        if (!open) {
          events.add(new CaseEvent(now, What.REOPENED));
          open = true;
          closed = null;
        } else if (random.nextInt(5) == 0) {
          events.add(new CaseEvent(now, What.CLOSED));
          open = false;
          paused = false;
          closed = now;
          beforeClosing = active;
        } else {
          events.add(new CaseEvent(now, paused ? What.RESUMED : What.PAUSED));
          paused = !paused;
        }
      }
      return new Course(events, closed, due, beforeClosing);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void saysWhatAClockWouldInAnyOrderOfArrival(long seed) {
    Random random = new Random(seed);
    Duration within = Duration.ofMinutes(20 + random.nextInt(150));
    Course course = Course.random(random, within);
    List<CaseEvent> arriving = new ArrayList<>(course.events());
    arriving.addAll(arriving.subList(0, random.nextInt(arriving.size()))); // some come twice
    Collections.shuffle(arriving, random);

    CaseHistory history = CaseHistory.NONE;
    for (CaseEvent each : arriving) {
      history = history.with(each);
    }

    assertThat(history.closed()).isEqualTo(course.closed());
    Instant due = new ServiceTime.Clock(within).due(history).orElse(null);
    if (course.due() != null) {
      assertThat(due).isEqualTo(course.due());
    } else if (due != null) {
      assertThat(due).isAfter(START.plus(Duration.ofMinutes(400)));
    }
    if (course.closed() != null) {
      assertThat(history.took()).isEqualTo(Duration.ofMinutes(course.activeMinutes()));
    }
    CaseReader.Told told = new CaseReader.Told("klotter", "centrum", history);
    assertThat(CaseReader.Told.parse(told.content())).isEqualTo(told);
  }

  private static CaseEvent at(int minute, What what) {
    return new CaseEvent(START.plus(Duration.ofMinutes(minute)), what);
  }

  @Test
  void refusesWhatNoCourseCanBeMadeOf() {
    CaseHistory opened = CaseHistory.NONE.with(at(10, What.OPENED));

    assertThatThrownBy(() -> opened.with(at(20, What.OPENED)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("opened at another time");
    assertThatThrownBy(() -> opened.with(at(5, What.CLOSED)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("before it was opened");
    assertThatThrownBy(() -> CaseHistory.NONE.with(at(5, What.PAUSED)).with(at(10, What.OPENED)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void hasABoundOnEvents() {
    CaseHistory history = CaseHistory.NONE;
    for (int i = 0; i < CaseHistory.MOST; i++) {
      history = history.with(at(i, i % 2 == 0 ? What.PAUSED : What.RESUMED));
    }
    CaseHistory full = history;

    assertThatThrownBy(() -> full.with(at(1_000, What.CLOSED))).hasMessageContaining("too many");
    assertThat(full.with(at(0, What.PAUSED))).as("what is known costs nothing").isEqualTo(full);
  }
}
