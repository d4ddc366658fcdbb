package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.CASE;
import static huikuan.dunning.dispute.DisputeExamples.FACTS;
import static huikuan.dunning.dispute.DisputeExamples.FIRST;
import static huikuan.dunning.dispute.DisputeExamples.KEY;
import static huikuan.dunning.dispute.DisputeExamples.NOW;
import static huikuan.dunning.dispute.DisputeExamples.OPENED_AT;
import static huikuan.dunning.dispute.DisputeExamples.OPENER;
import static huikuan.dunning.dispute.DisputeExamples.SECOND;
import static huikuan.dunning.dispute.DisputeExamples.TIMES;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.part;
import static huikuan.dunning.dispute.DisputeExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.dispute.DisputeAnswer.Done;
import huikuan.dunning.dispute.DisputeAnswer.Excess;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeAnswer.Unchanged;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeToldAgain;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.platform.actor.Actor;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recipient disputes by the link in a mail, and is not there to be asked again. */
class RecipientDisputesTest {

  private static final Said SAID = new Said("li", null, "m-1", "two boxes are missing", null);

  private final FixtureConfiguration<CustomerDisputes> fixture =
      new AggregateTestFixture<>(CustomerDisputes.class)
          .registerIgnoredField(CustomerDisputes.class, "disputes");

  private ResultValidator<CustomerDisputes> when(OpenDispute command, DisputeEvent... before) {
    return fixture.given(before).when(command, Map.of(Actor.METADATA, OPENER));
  }

  @Test
  void whatIsFreeOfItIsDisputedOnce() {
    DisputeOpened rest = told(2, "60.00");
    when(tells("80.00", "100.00"), opened("40.00"))
        .expectEvents(rest)
        .expectResultMessagePayload(new Done(SECOND));
    when(tells("80.00", "100.00"), opened("40.00"), rest)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(SECOND));
    when(tells("20.00", "100.00"), opened("40.00")).expectEvents(told(2, "20.00"));
  }

  @Test
  void itsWordsAreKeptOnceIfAllIsDisputedAlready() {
    for (String amount : new String[] {"80.00", null}) {
      DisputeToldAgain again =
          new DisputeToldAgain(
              FIRST, ACCOUNT, CASE, amount == null ? null : yuan(amount), FACTS.reason(), SAID);
      when(tells(amount, "100.00"), opened("100.00"))
          .expectEvents(again)
          .expectResultMessagePayload(new Done(FIRST));
      when(tells(amount, "100.00"), opened("100.00"), again)
          .expectNoEvents()
          .expectResultMessagePayload(new Unchanged(FIRST));
    }
  }

  @Test
  void whatIsAgreedOnIsNotDisputed() {
    when(tells("80.00", "0.00"))
        .expectNoEvents()
        .expectResultMessagePayload(new TooMuch(List.of(new Excess(CASE, yuan("0.00")))));
  }

  @Test
  void theLastTwentyOfItsWordsAreShownTheNewestFirst() {
    DisputeEntry entry = DisputeEntry.of(opened("100.00"), NOW);
    for (int time = 1; time <= 21; time++) {
      Said said = new Said("li", null, "m-" + time, null, null);
      entry.apply(
          new DisputeToldAgain(FIRST, ACCOUNT, CASE, null, FACTS.reason(), said),
          NOW.plusSeconds(time));
    }
    assertThat(DisputeView.of(entry, "ACME").toldAgain())
        .hasSize(20)
        .first()
        .satisfies(
            last -> {
              assertThat(last.message()).isEqualTo("m-21");
              assertThat(last.at()).isEqualTo(NOW.plusSeconds(21));
            });
  }

  /**
   * @param amount null = all that is open
   * @param free of the claim, but for disputes
   */
  private static OpenDispute tells(@Nullable String amount, String free) {
    Money told = amount == null ? null : yuan(amount);
    Offered offered =
        new Offered(CASE, new ItemName(ItemKind.INVOICE, "F-1"), told, yuan(free), OPENED_AT);
    return new OpenDispute(KEY, ACCOUNT, List.of(offered), FACTS, Origin.RECIPIENT, SAID, TIMES);
  }

  private static DisputeOpened told(int number, String amount) {
    return opened(number, ACCOUNT, List.of(part(amount)), Origin.RECIPIENT, null, SAID);
  }
}
