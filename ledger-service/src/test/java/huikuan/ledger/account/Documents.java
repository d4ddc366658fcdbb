package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.Allocation;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Document.Receipt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Documents and events of one account, in few words. */
final class Documents {

  static final AccountId ACCOUNT = AccountId.parse("CN01.ACME.USD");
  static final Currency USD = Currency.getInstance("USD");

  static Money usd(String amount) {
    return Money.of(new BigDecimal(amount), USD);
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  static Invoice invoice(String number, String postedOn, String dueOn, String amount) {
    return new Invoice(ACCOUNT, number, day(postedOn), day(dueOn), usd(amount), Labels.NONE, null);
  }

  static Receipt receipt(String number, String postedOn, String amount, AllocationPolicy policy) {
    return new Receipt(ACCOUNT, number, day(postedOn), usd(amount), policy, Labels.NONE);
  }

  static AllocationPolicy oldest() {
    return new AllocationPolicy.OldestDueFirst();
  }

  static AllocationPolicy none() {
    return new AllocationPolicy.None();
  }

  /**
   * @param parts such as {@code "A=10.00"}
   */
  static AllocationPolicy to(String... parts) {
    return new Explicit(
        Stream.of(parts)
            .map(part -> part.split("="))
            .map(part -> new Part(part[0], usd(part[1])))
            .toList());
  }

  static InvoicePosted posted(Invoice invoice) {
    return new InvoicePosted(
        ACCOUNT,
        invoice.number(),
        invoice.postedOn(),
        invoice.dueOn(),
        invoice.amount(),
        null,
        null,
        null,
        null,
        invoice.fingerprint());
  }

  static ReceiptRecorded recorded(Receipt receipt, String unapplied, Allocation... allocations) {
    return new ReceiptRecorded(
        ACCOUNT,
        receipt.number(),
        receipt.postedOn(),
        receipt.amount(),
        List.of(allocations),
        usd(unapplied),
        null,
        null,
        null,
        receipt.fingerprint());
  }

  static Allocation allocation(String invoice, String amount, String openAfter) {
    return new Allocation(invoice, usd(amount), usd(openAfter));
  }

  static PostDocuments post(Document... documents) {
    return new PostDocuments(ACCOUNT, List.of(documents));
  }

  private Documents() {}
}
