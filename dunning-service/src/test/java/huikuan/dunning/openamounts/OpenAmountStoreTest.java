package huikuan.dunning.openamounts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.dunning.hold.Hold;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class OpenAmountStoreTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.EUR");
  private static final AccountId OTHER = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final LocalDate DUE = LocalDate.of(2013, 2, 5);

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final OpenAmountStore store = new OpenAmountStore(new MongoTemplate(client, "dunning"));
  private final List<RecordedEvent> log = new ArrayList<>();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void whatIsPostedIsOpenUntilItIsPaid() {
    add(posted("I-1", 0, null));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
    add(changed(items("I-1", "60.00")));
    assertThat(asked("I-1")).isEqualTo(eur("60.00"));
    add(changed(items("I-1", "0.00")));
    assertThat(asked("I-1")).isEqualTo(eur("0.00"));
    assertThat(cover().open(invoice("I-1"), eur("100.00"))).isEqualTo(eur("0.00"));
    add(changed(items("I-1", "100.00")));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
  }

  @Test
  void aRefundIsOpenHeldAndCoveredBesideAnInvoiceOfItsNumber() {
    ItemTerms terms = new ItemTerms(DUE.minusDays(9), DUE.minusDays(9), eur("80.00"), "C-1", null);
    ItemName refund = new ItemName(ItemKind.REFUND, "I-1");
    add(posted("I-1", 0, null));
    add(changed(List.of(new OpenItem(ItemKind.REFUND, "I-1", eur("50.00"), eur("50.00"), terms))));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
    assertThat(cover().asked(refund, eur("80.00"))).isEqualTo(eur("50.00"));
    Hold hold = new Hold("manual", "disputed", DUE, eur("20.00"), null);
    Held all = new Held(eur("20.00"), DUE);
    ofCase(1, new ClaimHeld("refund.CN01.I-1", ACCOUNT, "I-1", hold, Instant.EPOCH, all));
    assertThat(cover().asked(refund, eur("80.00"))).isEqualTo(eur("30.00"));
    add(credit("R-1", null, "70.00"));
    assertThat(cover().asked(refund, eur("80.00"))).as("it was due before").isEqualTo(eur("0.00"));
    assertThat(asked("I-1")).isEqualTo(eur("60.00"));
    add(changed(List.of(new OpenItem(ItemKind.REFUND, "I-1", eur("-50.00"), eur("0.00"), terms))));
    assertThat(cover().open(refund, eur("80.00"))).isEqualTo(eur("0.00"));
    assertThat(asked("I-1")).isEqualTo(eur("30.00"));
  }

  /** No processor has read it yet. */
  @Test
  void aQuestionReadsTheLogToItsEnd() {
    OpenAmounts amounts = new OpenAmounts(tail(), store);
    append(1, 0, "1", posted("I-1", 0, null));
    assertThat(amounts.of(ACCOUNT).asked(invoice("I-1"), eur("100.00"))).isEqualTo(eur("100.00"));
    append(2, 0, "2", credit("R-1", null, "70.00"));
    append(3, 0, "3", changed(items("I-1", "90.00")));
    assertThat(amounts.of(ACCOUNT).asked(invoice("I-1"), eur("100.00"))).isEqualTo(eur("20.00"));
    assertThat(new OpenAmounts(tail(), store).of(ACCOUNT).by(invoice("I-1")))
        .as("after a restart")
        .containsExactly("receipt R-1");
    assertThat(store.position()).isEqualTo(3);
  }

  /** The log, of which nothing is asked but what comes after a position. */
  private EventLog tail() {
    return (EventLog)
        Proxy.newProxyInstance(
            EventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (proxy, method, arguments) ->
                log.stream().filter(each -> each.position() > (Long) arguments[0]).toList());
  }

  @Test
  void whatTheLedgerSaidLaterStandsWheneverItArrives() {
    add(posted("I-1", 0, null));
    add("9", changed(items("I-1", "20.00")));
    add("8", changed(items("I-1", "60.00")));
    assertThat(asked("I-1")).isEqualTo(eur("20.00"));
  }

  @Test
  void theChangesOfACreditAddUpHoweverOftenTheyAreRead() {
    add(posted("I-1", 0, null));
    add(credit("R-1", null, "70.00"));
    add(credit("R-1", null, "-30.00"));
    store.add(log);
    store.add(log.subList(1, 3));
    assertThat(asked("I-1")).isEqualTo(eur("60.00"));
    assertThat(cover().by(invoice("I-1"))).containsExactly("receipt R-1");
    add(credit("R-1", null, "-40.00"));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
    assertThat(store.position()).isEqualTo(4);
  }

  @Test
  void whatWasPutOffIsDueBehindOthersHoweverOftenItIsRead() {
    add(posted("I-1", 0, null));
    add(posted("I-2", 5, null));
    add(credit("R-1", null, "100.00"));
    assertThat(asked("I-1")).isEqualTo(eur("0.00"));
    add(moved("I-1", 9));
    assertThat(List.of(asked("I-1"), asked("I-2"))).containsExactly(eur("100.00"), eur("0.00"));
    store.add(log);
    add("%019d".formatted(1), moved("I-1", 2));
    assertThat(asked("I-1")).as("an older one").isEqualTo(eur("100.00"));
    add(moved("I-1", 0));
    store.add(log);
    assertThat(asked("I-1")).as("taken back").isEqualTo(eur("0.00"));
  }

  private static DueDateChanged moved(String invoice, int days) {
    return new DueDateChanged(ACCOUNT, ItemKind.INVOICE, invoice, DUE.plusDays(days), DUE, "late");
  }

  @Test
  void moneyIsSetAgainstWhatIsDueFirstAndMoneyForAContractAgainstItsInvoices() {
    add(posted("late", 5, null));
    add(posted("early", 1, null));
    add(posted("bound", 9, "C-1"));
    add(credit("R-1", null, "130.00"));
    add(credit("R-2", "C-1", "80.00"));
    add(credit("R-3", "C-2", "500.00"));
    assertThat(asked("early")).isEqualTo(eur("0.00"));
    assertThat(asked("late")).isEqualTo(eur("70.00"));
    assertThat(asked("bound")).isEqualTo(eur("20.00"));
  }

  @Test
  void moneyOfAnotherAccountCoversNothing() {
    add(posted("I-1", 0, null));
    add(
        new OpenItemsChanged(
            OTHER,
            "receipt",
            "R-1",
            DUE,
            List.of(),
            List.of(new UnappliedCredit("receipt", "R-1", null, Money.parse("500.00 USD")))));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
    assertThat(store.covers(List.of(OTHER, ACCOUNT))).containsOnlyKeys(OTHER, ACCOUNT);
  }

  @Test
  void theHoldsOfAClaimAreHeededUntilTheLastHasEnded() {
    add(posted("I-1", 0, null));
    add(posted("I-2", 1, null));
    Held both = new Held(eur("70.00"), DUE.plusDays(60));
    Held one = new Held(eur("40.00"), DUE.plusDays(60));
    Hold hold = new Hold("dispute", "x", DUE.plusDays(60), eur("70.00"), null);
    ofCase(1, new ClaimHeld("c", ACCOUNT, "I-1", hold, Instant.EPOCH, both));
    assertThat(asked("I-1")).isEqualTo(eur("30.00"));
    add(credit("R-1", null, "50.00"));
    assertThat(asked("I-1")).isEqualTo(eur("0.00"));
    assertThat(asked("I-2")).as("before what is on hold").isEqualTo(eur("80.00"));
    // Both end in one commit.
    long commit = log.size() + 1L;
    append(commit, 2, null, new HoldEnded("c", ACCOUNT, "I-1", "dispute", "closed", one));
    append(commit, 3, null, new HoldEnded("c", ACCOUNT, "I-1", "manual", "closed", null));
    store.add(log.subList(log.size() - 2, log.size()));
    assertThat(asked("I-1")).isEqualTo(eur("50.00"));
    assertThat(asked("I-2")).isEqualTo(eur("100.00"));
  }

  @Test
  void whatHeldAClaimHoldsItNoLongerWhenItsCaseIsClosed() {
    add(posted("I-1", 0, null));
    Hold hold = new Hold("manual", "x", DUE.plusDays(60), null, null);
    Held all = new Held(eur("100.00"), DUE.plusDays(60));
    ofCase(1, new ClaimHeld("c", ACCOUNT, "I-1", hold, Instant.EPOCH, all));
    assertThat(asked("I-1")).isEqualTo(eur("0.00"));
    ofCase(2, new CaseClosed("c", ACCOUNT, "I-1", "settled"));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
  }

  @Test
  void nothingIsAskedOfACustomerOnHold() {
    add(posted("I-1", 0, null));
    Hold hold = new Hold("manual", "merger", DUE.plusDays(60), null, null);
    ofCase(0, new CustomerHeld(ACCOUNT.customerId(), hold, Instant.EPOCH, hold.until()));
    assertThat(asked("I-1")).isEqualTo(eur("0.00"));
    ofCase(1, new CustomerHoldEnded(ACCOUNT.customerId(), "manual", "resumed", null));
    assertThat(asked("I-1")).isEqualTo(eur("100.00"));
  }

  @Test
  void allThatAnEventChangesIsNamed() {
    add(posted("I-1", 0, null));
    add(
        new OpenItemsChanged(
            ACCOUNT,
            "receipt",
            "R-1",
            DUE,
            items("I-1", "60.00"),
            List.of(new UnappliedCredit("receipt", "R-1", null, eur("5.00")))));
    assertThat(OpenAmountStore.concerned(log.getLast()))
        .containsExactly(
            "invoice CN01.0379-NEVHP.EUR I-1", "credit CN01.0379-NEVHP.EUR receipt R-1");
  }

  private AccountCover cover() {
    return requireNonNull(store.covers(List.of(ACCOUNT)).get(ACCOUNT));
  }

  private Money asked(String invoice) {
    return cover().asked(invoice(invoice), eur("100.00"));
  }

  private void add(Object event) {
    add("%019d".formatted(log.size() + 1), event);
  }

  private void add(@Nullable String sequence, Object event) {
    append(log.size() + 1L, 0, sequence, event);
    store.add(List.of(log.getLast()));
  }

  private void ofCase(long sequence, Object event) {
    append(log.size() + 1L, sequence, null, event);
    store.add(List.of(log.getLast()));
  }

  private void append(long position, long sequence, @Nullable String told, Object event) {
    log.add(
        new RecordedEvent(
            position,
            0,
            "e-" + log.size(),
            "any",
            event,
            told == null ? Map.of() : Map.of("ce_sequence", told),
            Instant.EPOCH,
            null,
            null,
            sequence));
  }

  private static InvoicePosted posted(String number, int dueAfter, @Nullable String contract) {
    return new InvoicePosted(
        ACCOUNT, number, DUE, null, DUE.plusDays(dueAfter), eur("100.00"), contract, null, null);
  }

  private static OpenItemsChanged changed(List<OpenItem> items) {
    return new OpenItemsChanged(ACCOUNT, "receipt", "R-9", DUE, items, List.of());
  }

  private static List<OpenItem> items(String invoice, String open) {
    return List.of(new OpenItem(ItemKind.INVOICE, invoice, eur("-1.00"), eur(open), null));
  }

  private static OpenItemsChanged credit(String number, @Nullable String contract, String change) {
    return new OpenItemsChanged(
        ACCOUNT,
        "receipt",
        number,
        DUE,
        List.of(),
        List.of(new UnappliedCredit("receipt", number, contract, eur(change))));
  }

  private static Money eur(String amount) {
    return Money.parse(amount + " EUR");
  }

  private static ItemName invoice(String number) {
    return new ItemName(ItemKind.INVOICE, number);
  }
}
