package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;

/** Why a document is refused, in the order in which it is checked. */
public sealed interface Rejection {

  /** The number stands for other content already. */
  record NumberTaken(DocumentKey key, AccountId holder) implements Rejection {}

  record AmountNotPositive(Money amount) implements Rejection {}

  record DueBeforePosted(LocalDate postedOn, LocalDate dueOn) implements Rejection {}

  /**
   * @param at the allocation's place in the document, from 0
   */
  record AllocationNotPositive(int at, Money amount) implements Rejection {}

  record InvoiceRepeated(int at, String invoice) implements Rejection {}

  record AllocationsExceedReceipt(Money receipt, Money allocated) implements Rejection {}

  /** No such invoice is open in this account: never posted here, or settled. */
  record InvoiceNotOpen(int at, String invoice) implements Rejection {

    /** The same, once it is known that the invoice was posted to this account. */
    public Rejection settled(Currency currency) {
      return new ExceedsOpenAmount(at, invoice, Money.zero(currency));
    }
  }

  record ExceedsOpenAmount(int at, String invoice, Money open) implements Rejection {}
}
