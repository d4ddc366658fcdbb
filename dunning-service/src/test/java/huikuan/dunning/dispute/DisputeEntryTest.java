package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.FIRST;
import static huikuan.dunning.dispute.DisputeExamples.NOW;
import static huikuan.dunning.dispute.DisputeExamples.closed;
import static huikuan.dunning.dispute.DisputeExamples.decision;
import static huikuan.dunning.dispute.DisputeExamples.facts;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.part;
import static huikuan.dunning.dispute.DisputeExamples.resolving;
import static huikuan.dunning.dispute.DisputeExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.dunning.dispute.DisputedPart.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a dispute is decided so, as it is shown. */
class DisputeEntryTest {

  private final DisputeEntry entry = DisputeEntry.of(opened("40.00"), NOW);

  @Test
  void aDecisionIsToldWithItsReason() {
    entry.apply(resolving(1, Posting.CREDIT_NOTE, "40.00"), NOW);
    assertThat(entry.because).isEqualTo("the list price was old");
    heard(PostingOutcome.PROPOSED, DisputeStage.RESOLVING);
    assertThat(entry.because).isEqualTo("the list price was old");
  }

  @Test
  void theReasonOfADecisionThatTheLedgerRefusesIsNotTold() {
    entry.apply(resolving(1, Posting.CREDIT_NOTE, "40.00"), NOW);
    heard(PostingOutcome.REFUSED, DisputeStage.IN_WORK);
    assertThat(entry.because).isNull();
  }

  @Test
  void theReasonOfADecisionThatAPaymentOvertakesIsNotTold() {
    entry.apply(resolving(1, Posting.CREDIT_NOTE, "40.00"), NOW);
    DisputedPart paid = part("40.00").settled(yuan("40.00"), Way.PAID);
    entry.apply(closed(DisputeOutcome.SETTLED, RootCause.PRICING, List.of(paid), null), NOW);
    assertThat(entry.because).isNull();
  }

  private void heard(PostingOutcome outcome, DisputeStage stage) {
    entry.apply(
        new PostingHeard(
            FIRST,
            ACCOUNT,
            facts(stage, RootCause.PRICING),
            List.of(part("40.00")),
            decision(1, 1),
            outcome,
            null,
            null,
            null),
        NOW);
  }
}
