package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterKind;
import huikuan.dunning.House.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer with one late invoice, in a house, as its documents and what is agreed have it. */
final class EscalatedCustomer {

  static final long AMOUNT = 3_000_00;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final House house;
  private final AccountId account;
  private final String invoice;
  private final LocalDate due;
  private final List<String> deeds = new ArrayList<>();
  private long open = AMOUNT;
  private long disputed;
  private @Nullable String dispute;
  private boolean proven;
  private @Nullable LocalDate heldUntil;
  private int documents;

  EscalatedCustomer(House house, int number) {
    this.house = house;
    account = AccountId.parse("CN01.hist-" + number + ".USD");
    invoice = "SH-" + number;
    due = today().minusDays(60);
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.tell(
        invoice,
        new InvoicePosted(
            account, invoice, due.minusDays(30), null, due, usd(AMOUNT), null, null, null));
  }

  AccountId account() {
    return account;
  }

  LocalDate today() {
    return house.now().atZone(SHANGHAI).toLocalDate();
  }

  long open() {
    return open;
  }

  /** Not on hold as a whole: a hold lasts through its last day. */
  long asked() {
    return heldUntil != null && !today().isAfter(heldUntil) ? 0 : open - disputed;
  }

  boolean isDisputed() {
    return dispute != null;
  }

  boolean isProven() {
    return proven;
  }

  void note(String deed) {
    deeds.add(deed);
  }

  /** Money that comes (below zero), or goes back. It settles what is disputed last. */
  void receive(long change) {
    note(today() + ": " + change);
    open += change;
    if (disputed > open) {
      disputed = open;
      dispute = open == 0 ? null : dispute;
    }
    OpenItem item = new OpenItem(ItemKind.INVOICE, invoice, usd(change), usd(open), null);
    boolean comes = change < 0;
    String kind = comes ? "receipt" : "reversal";
    String number = kind + invoice + "-" + ++documents;
    house.tell(
        number,
        new OpenItemsChanged(
            account,
            kind,
            number,
            today(),
            List.of(item),
            List.of(),
            null,
            comes ? null : "receipt",
            null));
    house.settle();
  }

  void prove() {
    proven = true;
    house.tell(
        "letter " + invoice,
        new LetterArrived(
            "B-" + invoice,
            account,
            LetterKind.DEMAND,
            "signed-for",
            today(),
            List.of(new Demanded(ItemKind.INVOICE, invoice, due, usd(AMOUNT)))));
  }

  void dispute(long part) {
    Answer answer =
        house.post(
            path() + "/disputes",
            "{\"currency\":\"USD\",\"items\":[{\"number\":\"%s\",\"amount\":\"%s\"}],"
                    .formatted(invoice, usd(part).decimal())
                + "\"reason\":\"quality\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    disputed = part;
    dispute = answer.body().path("dispute").asString();
  }

  void resolve() {
    Answer answer =
        house.post(
            "/api/v1/dunning/disputes/" + dispute + "/resolve",
            "{\"outcome\":\"owed\",\"rootCause\":\"pricing\",\"reason\":\"it was right\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    disputed = 0;
    dispute = null;
  }

  void hold(int days) {
    heldUntil = today().plusDays(days);
    note(today() + ": held until " + heldUntil);
    Answer answer =
        house.post(path() + "/hold", "{\"reason\":\"they merge\",\"until\":\"" + heldUntil + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private String path() {
    return "/api/v1/dunning/customers/" + account.company() + "/" + account.customer();
  }

  private static Money usd(long cents) {
    return new Money(cents, Currency.getInstance("USD"));
  }

  @Override
  public String toString() {
    return "%s %s: open %d, disputed %d, held until %s, proven %s, %s"
        .formatted(invoice, today(), open, disputed, heldUntil, proven, deeds);
  }
}
