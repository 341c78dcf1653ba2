package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.Receipt;
import se.framdrift.model.SavedItems;
import se.framdrift.model.SeriesId;
import se.framdrift.problem.Problem;
import se.framdrift.testing.Wait;

class GroupCommitTest {

  private static final SeriesId SERIES = SeriesId.parse("1441:N00901");
  private static final Duration SOON = Duration.ofMinutes(1);

  private record Sent(String origin, List<Fact> facts, Promise<Receipt> answer) {}

  private final List<Sent> sent = new ArrayList<>();
  private final List<Long> committed = new ArrayList<>();
  private final GroupCommit group = group(SOON);

  @Test
  void joinsWhatArrivesWhileATransactionIsUnderWay() {
    Future<Receipt> first = group.add("push", facts(1, 2));
    Future<Receipt> second = group.add("push", facts(3));
    Future<Receipt> third = group.add("push", facts(4, 5));
    assertThat(sent).hasSize(1);

    commit(0, 1, Outcome.ACCEPTED, Outcome.REVISED);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).facts()).isEqualTo(facts(3, 4, 5));
    commit(1, 2, Outcome.UNCHANGED, Outcome.ACCEPTED, Outcome.REVISED);

    assertThat(first.result().outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.REVISED);
    assertThat(second.result().outcomes()).containsExactly(Outcome.UNCHANGED);
    assertThat(third.result().outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.REVISED);
    assertThat(third.result().position()).isEqualTo(2);
    assertThat(committed).containsExactly(1L, 2L);
  }

  @Test
  void tellsOfACommitBeforeItsCallersAreAnswered() {
    List<Long> known = new ArrayList<>();
    group.add("push", facts(1)).onSuccess(_ -> known.addAll(committed));

    commit(0, 7, Outcome.ACCEPTED);

    assertThat(known).containsExactly(7L);
  }

  @Test
  void keepsTheOrderAndJoinsNoTwoOrigins() {
    group.add("push", facts(1));
    group.add("push", facts(2));
    group.add("kolada", facts(3));
    group.add("push", facts(4));

    commit(0, 1, Outcome.ACCEPTED);
    commit(1, 2, Outcome.ACCEPTED);
    commit(2, 3, Outcome.ACCEPTED);

    assertThat(sent).extracting(Sent::origin).containsExactly("push", "push", "kolada", "push");
    assertThat(sent)
        .extracting(Sent::facts)
        .containsExactly(facts(1), facts(2), facts(3), facts(4));
  }

  @Test
  void failsTheCallersOfAFailedBatchAloneAndGoesOn() {
    Future<Receipt> first = group.add("push", facts(1));
    Future<Receipt> second = group.add("push", facts(2));

    sent.get(0).answer().fail(new IllegalStateException("lost"));
    assertThat(first.cause()).hasMessage("lost");
    assertThat(second.isComplete()).isFalse();
    commit(1, 1, Outcome.ACCEPTED);

    assertThat(second.succeeded()).isTrue();
    assertThat(committed).containsExactly(1L);
  }

  @Test
  void takesNoMoreThanOneTransactionHolds() {
    group.add("push", facts(1));
    group.add("push", Collections.nCopies(GroupCommit.MAX_BATCH - 1, facts(2).getFirst()));
    group.add("push", facts(3, 4));

    commit(0, 1, Outcome.ACCEPTED);

    assertThat(sent.get(1).facts()).hasSize(GroupCommit.MAX_BATCH - 1);
  }

  @Test
  void asksCallersToComeBackWhenTooMuchWaits() {
    group.add("push", facts(1));
    List<Fact> many = Collections.nCopies(GroupCommit.MAX_WAITING, facts(2).getFirst());
    assertThat(group.add("push", many).isComplete()).isFalse();

    assertThat(problem(group.add("push", facts(3)))).isInstanceOf(Problem.Unavailable.class);

    commit(0, 1, Outcome.ACCEPTED);
    assertThat(group.add("push", facts(3)).isComplete()).isFalse();
  }

  @Test
  void answersInBoundedTimeWhenTheLedgerDoesNotAndSendsNothingLater() {
    GroupCommit impatient = group(Duration.ofMillis(50));
    Future<Receipt> first = impatient.add("push", facts(1));
    Future<Receipt> second = impatient.add("push", facts(2));

    Wait.until(SOON, () -> "answers", () -> first.isComplete() && second.isComplete());
    assertThat(problem(first)).isInstanceOf(Problem.Unavailable.class);
    assertThat(problem(second)).isInstanceOf(Problem.Unavailable.class);
    commit(0, 1, Outcome.ACCEPTED);

    assertThat(sent).hasSize(1);
    assertThat(committed).containsExactly(1L);
    impatient.add("push", facts(3));
    assertThat(sent.get(1).facts()).isEqualTo(facts(3));
  }

  private GroupCommit group(Duration patience) {
    Edges edges =
        new Edges(
            (_, origin, facts) -> {
              Promise<Receipt> answer = Promise.promise();
              sent.add(new Sent(origin, facts, answer));
              return answer.future();
            },
            (_, _, _) -> Future.succeededFuture(List.of()),
            _ -> Future.succeededFuture(0L),
            (code, position) ->
                Future.succeededFuture(
                    new FactsInForce(
                        code, position, null, null, null, List.of(), List.of(), List.of())),
            (_, _) -> Future.succeededFuture(new SavedItems(0, null, List.of())),
            (_, _, _, _, _) -> Future.succeededFuture(),
            () -> Future.succeededFuture(Instant.EPOCH),
            (_, _) -> Future.succeededFuture(),
            _ -> {},
            _ -> {},
            Node.UNWATCHED);
    return new GroupCommit("1441", edges, commit -> committed.add(commit.position()), patience);
  }

  private void commit(int batch, long position, Outcome... outcomes) {
    Commit commit =
        new Commit("1441", position, Instant.EPOCH, List.of(), List.of(), List.of(), null, null);
    sent.get(batch).answer().complete(new Receipt(position, commit, List.of(outcomes)));
  }

  private static Problem problem(Future<Receipt> failed) {
    assertThat(failed.cause()).isInstanceOf(Problem.Failure.class);
    return ((Problem.Failure) failed.cause()).problem();
  }

  private static List<Fact> facts(int... values) {
    List<Fact> facts = new ArrayList<>();
    for (int value : values) {
      facts.add(new Fact.Observed(SERIES, Observation.of(Period.ofYear(2025), value)));
    }
    return facts;
  }
}
