package huikuan.dunning.dispute;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.DisputeToldAgain;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.dispute.DisputeEvent.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** An event of each kind about disputes, with all that it can hold. */
public final class StoredDisputes {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final ArrangementId DISPUTE = ArrangementId.parse("dispute.CN01.0379-NEVHP.3");
  private static final ArrangementId OTHER = ArrangementId.parse("dispute.CN01.0379-NEVHP.2");
  private static final String CASE = "reminder.CN01.611365";
  private static final String DECISION = "DS-7K3Q9F2MCB-1.1";
  private static final String REASON = "the list price was old";
  private static final LocalDate DUE = LocalDate.of(2013, 3, 29);
  private static final LocalDate HELD = LocalDate.of(2013, 4, 28);
  private static final Instant OVER = Instant.parse("2013-03-29T16:00:00Z");

  private StoredDisputes() {}

  public static Stream<Object> events() {
    List<DisputedPart> parts = List.of(part("40.00"));
    return Stream.of(
        new DisputeOpened(
            DISPUTE,
            ACCOUNT,
            parts,
            facts(DisputeStage.NEW),
            Origin.RECIPIENT,
            OTHER,
            new Said("c-1", "talk-7", "m-1", "two boxes are missing", "9f86d081884c7d65"),
            HELD,
            OVER,
            "person:li.na"),
        new DisputeChanged(
            DISPUTE, ACCOUNT, facts(DisputeStage.WITH_CUSTOMER), parts, HELD, OVER, List.of(CASE)),
        new PartChanged(
            DISPUTE, ACCOUNT, part("25.00"), usd("-15.00"), "creditNote", DECISION, HELD),
        new PartsMoved(DISPUTE, ACCOUNT, facts(DisputeStage.IN_WORK), parts, OTHER, HELD),
        new DisputeToldAgain(
            DISPUTE,
            ACCOUNT,
            CASE,
            usd("15.00"),
            DisputeReason.DAMAGED,
            new Said("c-1", null, "m-2", "a third box is missing", "9f86d081884c7d65")),
        new DisputeOverdue(DISPUTE, ACCOUNT, parts, HELD, Instant.parse("2013-04-12T16:00:00Z")),
        new DisputeResolving(
            DISPUTE,
            ACCOUNT,
            facts(DisputeStage.RESOLVING),
            parts,
            List.of(
                new Wanted(
                    DECISION,
                    CASE,
                    new ItemName(ItemKind.INVOICE, "611365"),
                    Posting.CREDIT_NOTE,
                    usd("15.00"))),
            REASON,
            "person:li.na"),
        new PostingHeard(
            DISPUTE,
            ACCOUNT,
            facts(DisputeStage.IN_WORK),
            parts,
            DECISION,
            PostingOutcome.REFUSED,
            "posting.CN01.DS-7K3Q9F2MCB-1.1",
            "exceeds-open-amount",
            "5.00 is open"),
        new DisputeClosed(
            DISPUTE,
            ACCOUNT,
            facts(DisputeStage.CLOSED),
            DisputeOutcome.MERGED,
            List.of(part("25.00").conceding()),
            REASON,
            OTHER,
            OVER));
  }

  private static DisputeFacts facts(DisputeStage stage) {
    return new DisputeFacts(
        DisputeReason.WRONG_PRICE, RootCause.SALES_PROMISE, "wang.wei", "li.na", DUE, stage);
  }

  /** Of 40.00, what is open no longer was credited. */
  private static DisputedPart part(String open) {
    Money credited = usd("40.00").minus(usd(open));
    return new DisputedPart(
        CASE,
        ItemKind.INVOICE,
        "611365",
        usd("40.00"),
        usd(open),
        usd("0.00"),
        credited,
        usd("0.00"),
        usd("0.00"),
        48211);
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }
}
