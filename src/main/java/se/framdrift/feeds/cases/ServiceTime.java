package se.framdrift.feeds.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** Within what time a case is to be closed. Pauses do not count. */
sealed interface ServiceTime {

  /** When the time is out; empty while it stands still, or before the case was opened. */
  default Optional<Instant> due(CaseHistory history) {
    Instant opened = history.opened();
    return opened == null ? Optional.empty() : due(history, opened);
  }

  Optional<Instant> due(CaseHistory history, Instant opened);

  /** To be compared with others of the same form: seconds, or days. */
  long length();

  /** Whether {@code other} counts time in the same way. */
  boolean isLike(ServiceTime other);

  /** By the clock: {@code PT48H}. */
  record Clock(Duration within) implements ServiceTime {

    @Override
    public long length() {
      return within.toSeconds();
    }

    @Override
    public boolean isLike(ServiceTime other) {
      return other instanceof Clock;
    }

    @Override
    public Optional<Instant> due(CaseHistory history, Instant opened) {
      Duration left = within;
      Instant from = opened;
      for (CaseHistory.Pause pause : history.pauses()) {
        Duration active = Duration.between(from, pause.from());
        if (active.compareTo(left) >= 0) {
          break;
        }
        left = left.minus(active);
        Instant to = pause.to();
        if (to == null) {
          return Optional.empty();
        }
        from = to;
      }
      return Optional.of(from.plus(left));
    }
  }

  /**
   * By days after the one on which it was opened, in Europe/Stockholm: {@code P21D}. It is out at
   * the end of the last of them. A day on which the clock stood still from beginning to end does
   * not count.
   *
   * @param working only working days count
   */
  record Days(int within, boolean working) implements ServiceTime {

    private static final int FAR = 20_000;

    @Override
    public long length() {
      return within;
    }

    @Override
    public boolean isLike(ServiceTime other) {
      return other instanceof Days days && days.working == working;
    }

    @Override
    public Optional<Instant> due(CaseHistory history, Instant opened) {
      LocalDate day = LocalDate.ofInstant(opened, Period.ZONE);
      int counted = 0;
      for (int i = 0; i < FAR && counted < within; i++) {
        day = day.plusDays(1);
        Period whole = Period.ofDay(day);
        CaseHistory.Pause pause = over(history, whole);
        if (pause != null && pause.to() == null) {
          return Optional.empty();
        }
        if (pause == null && (!working || WorkingDays.has(day))) {
          counted++;
        }
      }
      return Optional.of(Period.ofDay(day).end());
    }

    private static CaseHistory.@Nullable Pause over(CaseHistory history, Period day) {
      return history.pauses().stream()
          .filter(
              pause -> {
                Instant to = pause.to();
                return !pause.from().isAfter(day.start())
                    && (to == null || !to.isBefore(day.end()));
              })
          .findFirst()
          .orElse(null);
    }
  }
}
