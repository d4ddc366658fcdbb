package huikuan.dunning.dispute;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.dispute.DisputeCommand.FollowDisputes;
import huikuan.dunning.dispute.DisputeCommand.HearPosting;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.OpenDispute;
import huikuan.dunning.dispute.DisputeCommand.Times;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.dispute.DisputeEvent.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in Shanghai that owes 100.00 by each of the invoices F-1 and F-2, and disputes on
 * 2013-03-01 that it owes 40.00 of F-1. That is to be clarified by 2013-03-29.
 */
final class DisputeExamples {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  static final DisputesKey KEY = new DisputesKey(ACCOUNT.customerId());
  static final String CASE = "reminder.CN01.F-1";
  static final LocalDate TODAY = LocalDate.of(2013, 3, 1);
  static final Instant NOW = TODAY.atTime(10, 0).atZone(SHANGHAI).toInstant();
  static final LocalDate DUE = LocalDate.of(2013, 3, 29);
  static final Times TIMES =
      new Times(DUE.plusDays(30), DUE.plusDays(1).atStartOfDay(SHANGHAI).toInstant());
  static final ArrangementId FIRST = dispute(1);
  static final ArrangementId SECOND = dispute(2);
  static final DisputeFacts FACTS = facts(DisputeStage.NEW, null);
  static final Said SAID = new Said("li", "t-1", null, "the list price was old", null);
  static final String OPENER = "person:li.na";

  /** The number of the last change before a dispute is opened. */
  static final long OPENED_AT = 7;

  private DisputeExamples() {}

  static ArrangementId dispute(int number) {
    return new ArrangementId(DisputeEvent.KIND, ACCOUNT.customerId(), number);
  }

  static DisputeFacts facts(DisputeStage stage, @Nullable RootCause cause) {
    return new DisputeFacts(DisputeReason.WRONG_PRICE, cause, "wang.wei", "li.na", DUE, stage);
  }

  static Money yuan(String amount) {
    return Money.parse(amount + " CNY");
  }

  /**
   * @param amount null = all that is free
   */
  static OpenDispute open(@Nullable String amount) {
    return open(amount, SAID);
  }

  static OpenDispute open(@Nullable String amount, Said said) {
    Offered offered =
        new Offered(
            CASE,
            new ItemName(ItemKind.INVOICE, "F-1"),
            amount == null ? null : yuan(amount),
            yuan("100.00"),
            OPENED_AT);
    return new OpenDispute(KEY, ACCOUNT, List.of(offered), FACTS, Origin.HAND, said, TIMES);
  }

  static DisputedPart part(String amount) {
    return DisputedPart.of(CASE, ItemKind.INVOICE, "F-1", yuan(amount), OPENED_AT);
  }

  static DisputeOpened opened(String amount) {
    return opened(1, amount);
  }

  static DisputeOpened opened(int number, String amount) {
    return opened(number, ACCOUNT, List.of(part(amount)), Origin.HAND, null, SAID);
  }

  static DisputeOpened opened(
      int number,
      AccountId account,
      List<DisputedPart> parts,
      Origin origin,
      @Nullable ArrangementId from,
      Said said) {
    return new DisputeOpened(
        dispute(number),
        account,
        parts,
        FACTS,
        origin,
        from,
        said,
        TIMES.heldUntil(),
        TIMES.dueAt(),
        OPENER);
  }

  /** A decision that one document settles the first dispute. */
  static DisputeResolving resolving(int resolution, Posting posting, String amount) {
    return new DisputeResolving(
        FIRST,
        ACCOUNT,
        facts(DisputeStage.RESOLVING, RootCause.PRICING),
        List.of(part("40.00")),
        List.of(
            new Wanted(
                decision(resolution, 1),
                CASE,
                new ItemName(ItemKind.INVOICE, "F-1"),
                posting,
                yuan(amount))),
        "the list price was old",
        OPENER);
  }

  static String decision(int resolution, int document) {
    return Decisions.of(DisputePostings.KIND, FIRST, resolution, document);
  }

  static HearPosting hear(int resolution, PostingOutcome outcome) {
    return hear(decision(resolution, 1), outcome);
  }

  static HearPosting hear(String decision, PostingOutcome outcome) {
    return new HearPosting(
        KEY, new PostingAnswered(ACCOUNT, decision, outcome, null, null, null), NOW);
  }

  static DisputeClosed closed(
      DisputeOutcome outcome,
      @Nullable RootCause cause,
      List<DisputedPart> parts,
      @Nullable String reason) {
    return new DisputeClosed(
        FIRST, ACCOUNT, facts(DisputeStage.CLOSED, cause), outcome, parts, reason, null, NOW);
  }

  /**
   * @param change of what is open of the claim; below zero = less
   * @param open after it
   */
  static FollowDisputes follow(
      String kind, String number, String change, String open, long position) {
    return new FollowDisputes(KEY, change(kind, number, change, open, position));
  }

  static ClaimChange change(String kind, String number, String change, String open, long position) {
    return new ClaimChange(
        CASE, yuan(change), yuan(open), kind, number, number, TODAY, position, NOW);
  }
}
