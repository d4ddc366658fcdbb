package huikuan.dunning.escalation;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the escalations of one account. Each round is a case of its own: a closed one
 * stays closed, and an invoice that comes back after it opens the next. An invoice stands for any
 * item that is chased, by its kind and number.
 */
public sealed interface EscalationEvent {

  /** The stream that holds all rounds of an account. */
  static String escalationOf(AccountId account) {
    return "escalation." + account;
  }

  String caseId();

  AccountId account();

  /** A first invoice is far past due. */
  @EventName("huikuan.dunning.escalation.opened.v1")
  record EscalationOpened(String caseId, AccountId account, int round) implements EscalationEvent {}

  /**
   * An invoice far past due belongs to the case.
   *
   * @param position where in this service's log the reason stands
   */
  @EventName("huikuan.dunning.escalation.invoice-joined.v1")
  record InvoiceJoined(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate dueOn,
      Money open,
      long position)
      implements EscalationEvent {}

  /** A joined invoice was paid in part. */
  @EventName("huikuan.dunning.escalation.invoice-reduced.v1")
  record InvoiceReduced(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      Money open,
      long position)
      implements EscalationEvent {}

  /**
   * A document that is no receipt changed what is open of a joined invoice.
   *
   * @param kind of the document, as the ledger names it
   * @param change below zero = less is open than before
   */
  @EventName("huikuan.dunning.escalation.invoice-adjusted.v1")
  record InvoiceAdjusted(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      String kind,
      String number,
      Money change,
      Money open,
      long position)
      implements EscalationEvent {}

  /**
   * Nothing of a joined invoice is open any more. Should something be again, and be as late, it
   * joins again.
   *
   * @param reason {@code settled}; {@code reversed} = the invoice itself was undone; null = before
   *     reasons were told apart
   */
  @EventName("huikuan.dunning.escalation.invoice-left.v1")
  record InvoiceLeft(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      long position,
      @Nullable String reason)
      implements EscalationEvent {}

  /**
   * A sanction is proposed; nothing is enforced before a second person approves.
   *
   * @param invoices of which something is asked for
   */
  @EventName("huikuan.dunning.escalation.sanction-proposed.v1")
  record SanctionProposed(
      String caseId, AccountId account, String sanction, List<AskedInvoice> invoices)
      implements EscalationEvent {

    /** The sum that is asked for. */
    public Money asked() {
      return AskedInvoice.sum(invoices, account.currency());
    }
  }

  /**
   * The sanction is proposed no longer: too little is asked for. It may be proposed again.
   *
   * @param asked the sum that is still asked for
   * @param reason {@code on-hold}, {@code covered}, {@code below-minimum}
   * @param detail of {@code covered}, the credits; else null
   */
  @EventName("huikuan.dunning.escalation.sanction-withdrawn.v1")
  record SanctionWithdrawn(
      String caseId,
      AccountId account,
      String sanction,
      Money asked,
      Decision.Reason reason,
      @Nullable String detail)
      implements EscalationEvent {}

  /**
   * An invoice for which a sanction is proposed.
   *
   * @param asked what of it is asked for: open, not on hold, and not covered
   */
  record AskedInvoice(ItemKind itemKind, String invoice, LocalDate dueOn, Money open, Money asked) {

    static Money sum(List<AskedInvoice> invoices, Currency currency) {
      return invoices.stream().map(AskedInvoice::asked).reduce(Money.zero(currency), Money::plus);
    }
  }

  /**
   * The round is over.
   *
   * @param reason {@code settled}: nothing of its invoices is open
   */
  @EventName("huikuan.dunning.escalation.closed.v1")
  record EscalationClosed(String caseId, AccountId account, String reason)
      implements EscalationEvent {}
}
