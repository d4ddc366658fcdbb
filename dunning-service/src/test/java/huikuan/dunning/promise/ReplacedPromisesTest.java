package huikuan.dunning.promise;

import static huikuan.dunning.promise.PromiseExamples.ACCOUNT;
import static huikuan.dunning.promise.PromiseExamples.BY_LINK;
import static huikuan.dunning.promise.PromiseExamples.KEY;
import static huikuan.dunning.promise.PromiseExamples.NOW;
import static huikuan.dunning.promise.PromiseExamples.ON;
import static huikuan.dunning.promise.PromiseExamples.SAID;
import static huikuan.dunning.promise.PromiseExamples.TAKER;
import static huikuan.dunning.promise.PromiseExamples.broken;
import static huikuan.dunning.promise.PromiseExamples.made;
import static huikuan.dunning.promise.PromiseExamples.make;
import static huikuan.dunning.promise.PromiseExamples.promise;
import static huikuan.dunning.promise.PromiseExamples.withdrawn;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.dunning.promise.PromiseCommand.ApprovePromise;
import huikuan.dunning.promise.PromiseCommand.RejectPromise;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import huikuan.dunning.promise.PromiseOutcome.MoreThanFree;
import huikuan.platform.actor.Actor;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** A recipient's later promise takes the place of its former. */
class ReplacedPromisesTest {

  private static final LocalDate LATER = ON.plusDays(1);

  /** The customer has broken two promises; then the recipient made one, which was approved. */
  private static final PromiseEvent[] BROKEN_BEFORE = {
    made(1, "500.00", ON, BY_LINK, null),
    made(2, "5.00", ON, SAID, null),
    broken(2, NOW),
    made(3, "5.00", ON, SAID, null),
    broken(3, NOW)
  };

  private static final PromiseMade WAITING =
      made(4, "900.00", ON, BY_LINK, NeedsApproval.BROKEN_BEFORE);

  private final FixtureConfiguration<CustomerPromises> fixture =
      new AggregateTestFixture<>(CustomerPromises.class);

  private ResultValidator<CustomerPromises> when(Object command, PromiseEvent... before) {
    return fixture.given(before).when(command, Map.of(Actor.METADATA, TAKER));
  }

  private static PromiseEvent[] brokenBefore(PromiseEvent... more) {
    return Stream.concat(Arrays.stream(BROKEN_BEFORE), Arrays.stream(more))
        .toArray(PromiseEvent[]::new);
  }

  @Test
  void anotherAmountTakesThePlaceAtOnceAndBreaksNothing() {
    when(make("900.00", ON, BY_LINK, false), made(1, "500.00", ON, BY_LINK, null))
        .expectEvents(replaced(1, 2), made(2, "900.00", ON, BY_LINK, null));
  }

  @Test
  void oneThatSomebodyOfUsTookIsNotReplaced() {
    ItemName item = new ItemName(ItemKind.INVOICE, "F-1");
    when(make("900.00", ON, BY_LINK, false), made())
        .expectNoEvents()
        .expectResultMessagePayload(
            new MoreThanFree(
                List.of(
                    new Excess(
                        item, PromiseExamples.yuan("900.00"), PromiseExamples.yuan("500.00")))));
  }

  @Test
  void anEarlierDayBreaksNothingAndALaterOneDoes() {
    when(make("500.00", ON.minusDays(1), BY_LINK, false), made(1, "500.00", ON, BY_LINK, null))
        .expectEvents(replaced(1, 2), made(2, "500.00", ON.minusDays(1), BY_LINK, null));
    when(make("500.00", LATER, BY_LINK, false), made(1, "500.00", ON, BY_LINK, null))
        .expectEvents(
            withdrawn(1, "replaced by " + promise(2), NOW),
            made(2, "500.00", LATER, BY_LINK, null));
  }

  @Test
  void whatReplacedTwoOfTheSameDayNeedsNoApproval() {
    when(
            make("500.00"),
            made(1, "500.00", ON, BY_LINK, null),
            replaced(1, 2),
            made(2, "400.00", ON, BY_LINK, null),
            replaced(2, 3),
            made(3, "300.00", ON, BY_LINK, null))
        .expectEvents(made(4, "500.00", ON, SAID, null));
  }

  @Test
  void oneThatWaitsForApprovalTakesThePlaceWhenItIsApproved() {
    when(make("900.00", ON, BY_LINK, false), BROKEN_BEFORE).expectEvents(WAITING);
    fixture
        .given(brokenBefore(WAITING))
        .when(new ApprovePromise(KEY, promise(4), NOW), Map.of(Actor.METADATA, "person:wang.wei"))
        .expectEvents(replaced(1, 4), new PromiseApproved(promise(4), ACCOUNT, WAITING.promised()));
  }

  @Test
  void theFormerStaysInForceWhenTheLaterIsNotApproved() {
    PromiseRejected rejected = new PromiseRejected(promise(4), ACCOUNT, WAITING.promised(), "no");
    when(new RejectPromise(KEY, promise(4), "no"), brokenBefore(WAITING)).expectEvents(rejected);
  }

  @Test
  void anotherOneThatWaitsTakesThePlaceOfOneThatWaits() {
    when(make("800.00", ON, BY_LINK, false), brokenBefore(WAITING))
        .expectEvents(
            new PromiseRejected(
                promise(4), ACCOUNT, WAITING.promised(), "replaced by " + promise(5)),
            made(5, "800.00", ON, BY_LINK, NeedsApproval.BROKEN_BEFORE));
  }

  private static PromiseWithdrawn replaced(int number, int by) {
    PromiseMade made = made(number, number == 1 ? "500.00" : "400.00", ON, BY_LINK, null);
    return new PromiseWithdrawn(
        promise(number), ACCOUNT, made.promised(), "replaced by " + promise(by), NOW, true);
  }
}
