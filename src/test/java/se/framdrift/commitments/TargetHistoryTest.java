package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.TargetHistory.Edit;
import se.framdrift.commitments.TargetHistory.Stated;

class TargetHistoryTest {

  private static Target target(String level, String... changes) {
    Map<String, String> facts = new TreeMap<>(Map.of("kind", "reach-by", "target", level));
    for (String change : changes) {
      facts.put("changed " + change.substring(0, 10), change.substring(12));
    }
    return Objects.requireNonNull(new PromisedTarget(facts).read());
  }

  private static Instant day(int day) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
  }

  private static TargetHistory history(Target... targets) {
    List<Stated> stated = new ArrayList<>();
    for (Target target : targets) {
      stated.add(new Stated(day(stated.size()), target));
    }
    return TargetHistory.of(stated);
  }

  @Test
  void aRevisionThatIsAddedIsNoEdit() {
    Target revised = target("at least 600", "2025-06-01: to 500");
    TargetHistory history = history(target("at least 600"), revised);

    assertThat(history.edits()).isEmpty();
    assertThat(history.first()).isEqualTo(target("at least 600"));
    assertThat(history.stated(revised.revisions().getFirst())).isEqualTo(day(1));
  }

  @Test
  void aRevisionThatIsChangedIsAnEditAndANewRevision() {
    Target before = target("at least 600", "2025-06-01: to 500");
    Target after = target("at least 600", "2025-06-01: to 400");
    TargetHistory history = history(before, after);

    assertThat(history.edits()).containsExactly(new Edit(day(1), before, after));
    assertThat(history.stated(after.revisions().getFirst())).isEqualTo(day(1));
  }

  @Test
  void aRevisionThatIsTakenAwayIsAnEdit() {
    Target before = target("at least 600", "2025-06-01: to 700");
    TargetHistory history = history(before, target("at least 600"));

    assertThat(history.edits()).containsExactly(new Edit(day(1), before, target("at least 600")));
  }

  @Test
  void aRevisionThatIsMovedIntoTheTargetIsAnEdit() {
    Target before = target("at least 600", "2025-06-01: to 500");
    TargetHistory history = history(before, target("at least 500"));

    assertThat(history.edits()).hasSize(1);
    assertThat(history.first()).isEqualTo(target("at least 600"));
  }

  @Test
  void aMistakeThatIsTakenBackIsForgotten() {
    TargetHistory history =
        history(target("at least 600"), target("at least 60"), target("at least 600"));

    assertThat(history.edits()).isEmpty();
    assertThat(history.trail()).hasSize(1);
  }

  @Test
  void onlyTheNewestEditsAreToldAndTheFirstTargetIsKept() {
    Target[] targets = new Target[40];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = target("at least " + (600 - i));
    }
    TargetHistory history = history(targets);

    assertThat(history.edits()).hasSize(TargetHistory.MOST_EDITS);
    assertThat(history.edits().getLast().after()).isEqualTo(targets[39]);
    assertThat(history.first()).isEqualTo(targets[0]);
  }
}
