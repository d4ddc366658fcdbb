package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Documents of one account, in few words. Days are of 2013, such as 01-15. */
final class Documents {

  static final AccountId ACCOUNT = AccountId.parse("CN01.ACME.USD");
  private static final Currency USD = Currency.getInstance("USD");

  static Money usd(String amount) {
    return Money.of(new BigDecimal(amount), USD);
  }

  static LocalDate day(String day) {
    return LocalDate.parse("2013-" + day);
  }

  static Head head(String number, String postedOn) {
    return new Head(ACCOUNT, number, day(postedOn), false, Labels.NONE);
  }

  static Invoice invoice(String number, String postedOn, String dueOn, String amount) {
    return new Invoice(head(number, postedOn), day(dueOn), usd(amount), null, List.of());
  }

  static Credit receipt(String number, String postedOn, String amount, AllocationPolicy policy) {
    return new Credit(head(number, postedOn), Kind.RECEIPT, usd(amount), policy, null);
  }

  static Credit creditNote(String number, String postedOn, String amount, AllocationPolicy policy) {
    return new Credit(head(number, postedOn), Kind.CREDIT_NOTE, usd(amount), policy, null);
  }

  static Refund refund(String number, String postedOn, String amount, AllocationPolicy from) {
    return new Refund(head(number, postedOn), usd(amount), from);
  }

  static WriteOff writeOff(String number, String postedOn, String amount, String... claims) {
    return new WriteOff(head(number, postedOn), usd(amount), to(claims));
  }

  static Recovery recovery(String number, String postedOn, String amount, String writeOff) {
    return new Recovery(head(number, postedOn), usd(amount), writeOff);
  }

  static Reallocation reallocation(
      String number, String postedOn, String receipt, AllocationPolicy policy) {
    return new Reallocation(head(number, postedOn), Kind.RECEIPT, receipt, policy);
  }

  static Reversal reversal(String number, String postedOn, Kind kind, String reversed) {
    return new Reversal(head(number, postedOn), kind, reversed);
  }

  /** Agreed on the day of posting. */
  static Extension extension(String number, String postedOn, String invoice, String dueOn) {
    return new Extension(head(number, postedOn), invoice, day(dueOn), day(postedOn), null);
  }

  static AllocationPolicy oldest() {
    return new AllocationPolicy.OldestFirst();
  }

  static AllocationPolicy none() {
    return new AllocationPolicy.None();
  }

  /**
   * @param parts such as {@code "A=10.00"}, an invoice, or {@code "receipt/R=10.00"}
   */
  static Explicit to(String... parts) {
    return new Explicit(Stream.of(parts).map(Documents::part).toList(), false);
  }

  private static Part part(String text) {
    int slash = text.indexOf('/');
    Kind kind = slash < 0 ? Kind.INVOICE : Kind.parse(text.substring(0, slash));
    String[] numberAndAmount = text.substring(slash + 1).split("=");
    return new Part(kind, numberAndAmount[0], usd(numberAndAmount[1]));
  }

  /** At the end of the year: nothing is dated ahead. */
  static PostDocuments post(Document... documents) {
    return postOn("12-31", documents);
  }

  static PostDocuments postOn(String today, Document... documents) {
    return new PostDocuments(ACCOUNT, List.of(documents), day(today), null);
  }

  private Documents() {}
}
