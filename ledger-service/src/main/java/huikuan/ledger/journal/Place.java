package huikuan.ledger.journal;

import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Posting.Entry;
import org.jspecify.annotations.Nullable;

/** The accounts of a journal: two of each customer and currency, the others of each company. */
enum Place {
  OPEN("receivables", "Assets:Receivables", "open", "Open"),
  UNAPPLIED("receivables", "Assets:Receivables", "unapplied", "Unapplied"),
  REVENUE("revenue", "Income:Revenue"),
  BANK("bank", "Assets:Bank"),
  BAD_DEBTS("bad debts", "Expenses:BadDebts"),
  RECOVERED("recovered bad debts", "Income:RecoveredBadDebts"),
  OPENING("equity:opening balances", "Equity:OpeningBalances");

  private final String hledger;
  private final String beancount;
  private final @Nullable String hledgerEnd;
  private final @Nullable String beancountEnd;

  Place(String hledger, String beancount) {
    this(hledger, beancount, null, null);
  }

  Place(
      String hledger,
      String beancount,
      @Nullable String hledgerEnd,
      @Nullable String beancountEnd) {
    this.hledger = hledger;
    this.beancount = beancount;
    this.hledgerEnd = hledgerEnd;
    this.beancountEnd = beancountEnd;
  }

  boolean ofCompany() {
    return hledgerEnd == null;
  }

  String hledger() {
    return hledger;
  }

  String beancount() {
    return beancount;
  }

  /** The end of a customer's account of this kind; null if it is the company's. */
  @Nullable String hledgerEnd() {
    return hledgerEnd;
  }

  /** The end of a customer's account of this kind; null if it is the company's. */
  @Nullable String beancountEnd() {
    return beancountEnd;
  }

  /** The other side of a posting; null if it moves an amount from one item to another. */
  static @Nullable Place across(Entry entry, Kind item, boolean broughtForward) {
    return switch (entry) {
      case ALLOCATION, PUT_OFF -> null;
      case REVIVAL -> RECOVERED;
      case DOCUMENT, REVERSAL -> broughtForward ? OPENING : of(item);
    };
  }

  private static Place of(Kind item) {
    return switch (item) {
      case INVOICE, CREDIT_NOTE -> REVENUE;
      case RECEIPT, REFUND, RECOVERY -> BANK;
      case WRITE_OFF -> BAD_DEBTS;
      case ALLOCATION, REVERSAL, EXTENSION ->
          throw new IllegalArgumentException("No item: " + item);
    };
  }
}
