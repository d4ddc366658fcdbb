package huikuan.ledger.publishing;

import static huikuan.ledger.Contacts.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.RecipientEvent;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.Contacts;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.EffectEvent.Held;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.WayAtPosting;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.evidence.CopyMail;
import huikuan.ledger.evidence.EvidenceEvent;
import huikuan.ledger.people.PersonEvent;
import huikuan.ledger.recipient.LinkEvent;
import huikuan.ledger.recipient.Offers;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.ledger.requested.RequestEvent.RequestContradicted;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerPublisherTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.ACME.CO.USD");
  private static final CustomerId CUSTOMER = new CustomerId("CN01", "ACME.CO");
  private static final LocalDate DAY = LocalDate.parse("2013-01-02");
  private static final StatutoryDate BY_LAW =
      new StatutoryDate(DAY.plusDays(20), "DE", "BGB 271a (1)");

  private static final Item INVOICE = item(Kind.INVOICE, "1");
  private static final Item REFUND = item(Kind.REFUND, "F");
  private static final ItemTerms TERMS = new ItemTerms(DAY, DAY, usd("5.00"), "C-1", "li.na");
  private static final Item RECEIPT = item(Kind.RECEIPT, "R");
  private static final Item CREDIT_NOTE = item(Kind.CREDIT_NOTE, "K");

  private final LedgerPublisher publisher = new LedgerPublisher();

  /** The note is ours. It goes to the customer's lane, behind what was told of its people. */
  @Test
  void aCopyToBeMailedIsToldUnderItsCustomerWithoutTheNote() {
    Subject contract = new Subject.OfContract("CN01", "HT-1");
    Instant at = Instant.parse("2013-01-02T08:00:00Z");
    Document file = new Document("ab", 5, "application/pdf", "HT-1.pdf");
    Sending sending = new Sending(DAY, List.of(Hours.parse("09:00/17:00")), at, 3, 5, null);
    EvidenceEvent asked =
        new EvidenceEvent.CopyRequested(
            contract,
            1,
            CUSTOMER,
            "p1",
            "a note",
            at,
            new CopyMail(3, EvidenceKind.CONTRACT, DAY, "en", file, sending, "7.1"));
    assertThat(publisher.publish(recorded(asked)))
        .containsExactly(
            new Publication(
                CUSTOMER.toString(),
                CUSTOMER.toString(),
                new EvidenceCopyRequested(
                    contract,
                    3,
                    1,
                    EvidenceKind.CONTRACT,
                    DAY,
                    CUSTOMER,
                    "p1",
                    "en",
                    file,
                    sending,
                    "7.1",
                    at)));
    EvidenceEvent old =
        new EvidenceEvent.CopyRequested(contract, 1, CUSTOMER, "p1", null, at, null);
    assertThat(publisher.publish(recorded(old))).isEmpty();
    assertThat(
            publisher.publish(
                recorded(new EvidenceEvent.CopyMailed(contract, 1, 3, "m-1", "ab", at))))
        .isEmpty();
    assertThat(
            publisher.publish(
                recorded(
                    new EvidenceEvent.CopyNotMailed(contract, 1, 3, "m-1", true, "550", null))))
        .isEmpty();
  }

  @Test
  void theAnswerToARequestIsToldUnderItsAccount() {
    AccountId account = AccountId.parse("CN01.A.USD");
    ProposalId proposal = ProposalId.parse("posting.CN01.A.USD.1");
    Instant at = Instant.parse("2013-01-09T16:00:00Z");
    assertThat(
            publisher.publish(
                recorded(
                    new RequestAnswered(
                        account, "d-1", PostingOutcome.PROPOSED, proposal, at, null, null))))
        .containsExactly(
            new Publication(
                "CN01.A.USD",
                "CN01.A",
                new PostingAnswered(
                    account, "d-1", PostingOutcome.PROPOSED, proposal.toString(), null, null)));
    assertThat(publisher.publish(recorded(new RequestContradicted(account, "d-1"))))
        .extracting(each -> ((PostingAnswered) each.event()).problem())
        .containsExactly("conflict");
  }

  /** Notes, and the address of a person that nobody has confirmed, are not told. */
  @Test
  void whatRecipientsTellIsToldUnderTheirCustomer() {
    AccountId account = new AccountId("CN01", "ACME.CO", Currency.getInstance("USD"));
    Instant at = Instant.parse("2013-01-02T08:00:00Z");
    assertThat(
            publisher.publish(
                recorded(
                    new LinkEvent.WhyUnpaidTold(
                        CUSTOMER,
                        "p1",
                        "m-1",
                        account,
                        ItemKind.INVOICE,
                        "1",
                        WhyUnpaid.PAID,
                        DAY,
                        "ICBC 1",
                        "ab",
                        sealed("a note"),
                        at))))
        .containsExactly(
            new Publication(
                CUSTOMER.toString(),
                CUSTOMER.toString(),
                new RecipientEvent.WhyUnpaidTold(
                    CUSTOMER,
                    "p1",
                    "m-1",
                    account,
                    ItemKind.INVOICE,
                    "1",
                    WhyUnpaid.PAID,
                    DAY,
                    "ICBC 1",
                    "ab",
                    at)));
    assertThat(told(new LinkEvent.LinkOpened(CUSTOMER, "p1", "m-1", at)))
        .containsExactly(new RecipientEvent.LinkOpened(CUSTOMER, "p1", "m-1", at));
    assertThat(
            told(
                new LinkEvent.PaymentPromised(
                    CUSTOMER, "p1", "m-1", account, usd("5.00"), DAY, sealed("a note"), at)))
        .containsExactly(
            new RecipientEvent.PaymentPromised(
                CUSTOMER, "p1", "m-1", account, usd("5.00"), DAY, at));
    assertThat(
            told(
                new LinkEvent.ItemDisputed(
                    CUSTOMER,
                    "p1",
                    "m-1",
                    account,
                    ItemKind.INVOICE,
                    "1",
                    usd("5.00"),
                    DisputeReason.QUALITY,
                    "ab",
                    sealed("a note"),
                    at)))
        .containsExactly(
            new RecipientEvent.ItemDisputed(
                CUSTOMER,
                "p1",
                "m-1",
                account,
                ItemKind.INVOICE,
                "1",
                usd("5.00"),
                DisputeReason.QUALITY,
                null,
                "ab",
                at));
    assertThat(
            told(
                new LinkEvent.PersonNamed(
                    CUSTOMER,
                    "p1",
                    "m-1",
                    "named-1",
                    sealed("Li"),
                    sealed("li@c.example"),
                    null,
                    sealed("a note"),
                    at)))
        .containsExactly(new RecipientEvent.PersonNamed(CUSTOMER, "p1", "m-1", "named-1", at));
    assertThat(
            told(
                new LinkEvent.OfferAnswered(
                    CUSTOMER,
                    "p1",
                    "m-1",
                    account,
                    "concession.1",
                    OfferAnswer.DECLINED,
                    sealed("a note"),
                    at)))
        .containsExactly(
            new RecipientEvent.OfferAnswered(
                CUSTOMER, "p1", "m-1", account, "concession.1", OfferAnswer.DECLINED, at));
    assertThat(told(new LinkEvent.OfferPlaced(CUSTOMER, Offers.settlement(account), at))).isEmpty();
    assertThat(told(new LinkEvent.OfferClosed(CUSTOMER, "concession.1", "kept", at))).isEmpty();
    assertThat(told(new LinkEvent.FileSent(CUSTOMER, "p1", "m-1", "ab", at))).isEmpty();
    assertThat(told(new LinkEvent.PersonDismissed(CUSTOMER, "named-1", "r", at))).isEmpty();
    assertThat(told(new LinkEvent.LinksRevoked(CUSTOMER, null, at))).isEmpty();
  }

  private List<Object> told(LinkEvent event) {
    return publisher.publish(recorded(event)).stream().map(Publication::event).toList();
  }

  @Test
  void aLaterDueDateIsToldIfItsInvoiceIs() {
    AccountEvent told =
        new DueDatePutOff(
            ACCOUNT,
            "E",
            DAY,
            DAY,
            INVOICE,
            DAY,
            DAY.plusDays(9),
            DAY,
            null,
            new Labels(null, null, null, "late"),
            "f");
    assertThat(publisher.publish(recorded(told)))
        .containsExactly(
            new Publication(
                ACCOUNT.toString(),
                CUSTOMER.toString(),
                new LedgerEvent.DueDateChanged(
                    ACCOUNT, ItemKind.INVOICE, "1", DAY.plusDays(9), DAY, "late")));
    AccountEvent ahead =
        new DueDatePutOff(
            ACCOUNT,
            "E",
            DAY,
            DAY.minusDays(1),
            INVOICE,
            DAY,
            DAY.plusDays(9),
            DAY,
            null,
            new Labels(null, null, null, "late"),
            "f");
    assertThat(publisher.publish(recorded(ahead))).isEmpty();
  }

  @Test
  void theWayThatAnInvoiceTellsItselfIsToldAtOnceAlsoOfOneDatedAhead() {
    for (int ahead : new int[] {0, 1}) {
      AccountEvent posted =
          new AccountEvent.InvoicePosted(
              ACCOUNT,
              "1",
              DAY.plusDays(ahead),
              DAY,
              DAY.plusDays(9),
              null,
              usd("5.00"),
              Labels.NONE,
              List.of(),
              "f",
              new WayAtPosting(InvoiceState.ISSUED, DAY, null, null, null),
              null);
      List<Object> told =
          publisher.publish(recorded(posted)).stream().<Object>map(Publication::event).toList();
      assertThat(told).hasSize(2 - ahead);
      assertThat(told.getLast())
          .isEqualTo(new BasisEvent.InvoiceWayTold(ACCOUNT, "1", InvoiceState.ISSUED, DAY));
    }
  }

  @Test
  void anExtensionThatIsTakenBackIsToldAsADueDateThatMovedBack() {
    AccountEvent back =
        new ExtensionTakenBack(
            ACCOUNT,
            "X",
            DAY,
            DAY,
            INVOICE,
            "E",
            DAY.plusDays(9),
            DAY,
            List.of(new ExtensionTakenBack.Due(DAY, DAY)),
            new Labels(null, null, null, "wrong"),
            "f");
    assertThat(publisher.publish(recorded(back)))
        .containsExactly(
            new Publication(
                ACCOUNT.toString(),
                CUSTOMER.toString(),
                new DueDateChanged(ACCOUNT, ItemKind.INVOICE, "1", DAY, DAY.plusDays(9), "wrong")));
  }

  @Test
  void anInvoiceIsToldUnderItsAccount() {
    AccountEvent posted =
        new AccountEvent.InvoicePosted(
            ACCOUNT,
            "1",
            DAY,
            DAY,
            DAY,
            DAY.minusDays(40),
            usd("5.00"),
            new Labels("C-1", "PO", "li.na", null),
            List.of(),
            "f",
            null,
            BY_LAW);
    assertThat(publisher.publish(recorded(posted)))
        .containsExactly(
            new Publication(
                "CN01.ACME.CO.USD",
                CUSTOMER.toString(),
                new LedgerEvent.InvoicePosted(
                    ACCOUNT,
                    "1",
                    DAY,
                    DAY.minusDays(40),
                    DAY,
                    usd("5.00"),
                    "C-1",
                    "PO",
                    "li.na",
                    BY_LAW)));
  }

  @Test
  void aReceiptIsToldWithWhatItLeavesOpenAndWhatIsLeftOfIt() {
    AccountEvent received =
        new AccountEvent.ReceiptRecorded(
            ACCOUNT,
            "R",
            DAY,
            DAY,
            null,
            usd("6.00"),
            List.of(
                allocation(INVOICE, RECEIPT, "4.00", "1.00"),
                allocation(REFUND, RECEIPT, "1.00", "0.00")),
            usd("1.00"),
            new Labels("C-1", null, null, null),
            "f");
    assertThat(publisher.publish(recorded(received)))
        .containsExactly(
            new Publication(
                "CN01.ACME.CO.USD",
                CUSTOMER.toString(),
                new LedgerEvent.OpenItemsChanged(
                    ACCOUNT,
                    "receipt",
                    "R",
                    DAY,
                    List.of(
                        new LedgerEvent.OpenItem(
                            ItemKind.INVOICE, "1", usd("-4.00"), usd("1.00"), null),
                        new LedgerEvent.OpenItem(
                            ItemKind.REFUND, "F", usd("-1.00"), usd("0.00"), TERMS)),
                    List.of(left("receipt", "R", "1.00")))));
  }

  @Test
  void aCreditNoteIsToldByWhatItLeftOpen() {
    AccountEvent issued =
        new AccountEvent.CreditNoteIssued(
            ACCOUNT,
            "K",
            DAY,
            DAY,
            null,
            usd("4.00"),
            List.of(allocation(INVOICE, CREDIT_NOTE, "4.00", "1.00")),
            usd("0.00"),
            Labels.NONE,
            "f");
    assertThat(changes(issued)).containsExactly(changed("creditNote", "K", "-4.00", "1.00"));
  }

  @Test
  void aReallocationTellsEachInvoiceOnceWithItsWholeChange() {
    AccountEvent moved =
        new AccountEvent.CreditReallocated(
            ACCOUNT,
            "M",
            DAY,
            DAY,
            RECEIPT,
            List.of(),
            List.of(
                allocation(INVOICE, RECEIPT, "-4.00", "3.00"),
                allocation(INVOICE, RECEIPT, "2.00", "3.00")),
            usd("3.00"),
            Labels.NONE,
            "f");
    assertThat(changes(moved))
        .containsExactly(changed("allocation", "M", "2.00", "3.00", left("receipt", "R", "2.00")));
  }

  /** No money came in: it keeps no promise to pay. */
  @Test
  void anAllocationOfACreditNoteSaysThatItIsOfOne() {
    Item note = item(Kind.CREDIT_NOTE, "K");
    AccountEvent moved =
        new AccountEvent.CreditReallocated(
            ACCOUNT,
            "M",
            DAY,
            DAY,
            note,
            List.of(),
            List.of(allocation(INVOICE, note, "2.00", "3.00")),
            usd("3.00"),
            Labels.NONE,
            "f");
    assertThat(changes(moved))
        .extracting(event -> ((LedgerEvent.OpenItemsChanged) event).undone())
        .containsExactly("creditNote");
  }

  @Test
  void aBouncedReceiptTellsWhatIsOpenAgain() {
    AccountEvent undone = undone(RECEIPT, allocation(INVOICE, RECEIPT, "-4.00", "5.00"));
    assertThat(changes(undone))
        .containsExactly(changed("reversal", "X", "4.00", "5.00", left("receipt", "R", "-1.00")));
  }

  /** No money went back: a promise to pay is as kept as it was. */
  @Test
  void aCreditNoteUndoneSaysThatItWasOne() {
    Item note = item(Kind.CREDIT_NOTE, "K");
    AccountEvent undone = undone(note, allocation(INVOICE, note, "-5.00", "5.00"));
    assertThat(changes(undone))
        .map(event -> (LedgerEvent.OpenItemsChanged) event)
        .extracting(event -> event.undone() + " " + event.undoneNumber())
        .containsExactly("creditNote K");
  }

  @Test
  void aRefundWhoseReceiptBouncedIsOwedAgain() {
    AccountEvent undone = undone(RECEIPT, allocation(REFUND, RECEIPT, "-5.00", "5.00"));
    assertThat(changes(undone))
        .containsExactly(
            changes(
                "reversal",
                "X",
                List.of(
                    new LedgerEvent.OpenItem(
                        ItemKind.REFUND, "F", usd("5.00"), usd("5.00"), TERMS))));
  }

  @Test
  void moneyThatIsHeldForALaterInvoiceStandsAgainstItAlready() {
    AccountEvent received =
        new AccountEvent.ReceiptRecorded(
            ACCOUNT,
            "R",
            DAY,
            DAY,
            null,
            usd("6.00"),
            List.of(
                new Allocation(
                    INVOICE, RECEIPT, usd("4.00"), DAY.plusDays(9), usd("1.00"), usd("4.00"))),
            usd("2.00"),
            new Labels("C-1", null, null, null),
            "f");
    assertThat(changes(received))
        .containsExactly(changes("receipt", "R", List.of(), left("receipt", "R", "2.00")));
    DocumentTookEffect onItsDay =
        new DocumentTookEffect(
            ACCOUNT,
            DAY.plusDays(9),
            Kind.RECEIPT,
            "R",
            DAY,
            null,
            null,
            null,
            null,
            List.of(allocation(INVOICE, RECEIPT, "4.00", "1.00")),
            List.of(new Held(RECEIPT, usd("-4.00"))));
    assertThat(publisher.publish(recorded(onItsDay)))
        .extracting(Publication::event)
        .containsExactly(changed("receipt", "R", "-4.00", "1.00"));
  }

  @Test
  void moneyThatStandsAgainstNothingIsTold() {
    AccountEvent received =
        new AccountEvent.ReceiptRecorded(
            ACCOUNT,
            "R",
            DAY,
            DAY,
            null,
            usd("6.00"),
            List.of(),
            usd("6.00"),
            new Labels("C-1", null, null, null),
            "f");
    assertThat(changes(received))
        .containsExactly(
            changes(
                "receipt",
                "R",
                List.of(),
                new LedgerEvent.UnappliedCredit("receipt", "R", "C-1", usd("6.00"))));
  }

  @Test
  void aWriteOffIsNoMoney() {
    AccountEvent writtenOff =
        new AccountEvent.WrittenOff(
            ACCOUNT,
            "W",
            DAY,
            DAY,
            usd("5.00"),
            List.of(allocation(INVOICE, item(Kind.WRITE_OFF, "W"), "5.00", "0.00")),
            Labels.NONE,
            "f");
    assertThat(changes(writtenOff)).containsExactly(changed("writeOff", "W", "-5.00", "0.00"));
  }

  @Test
  void anInvoiceUndoneHasNothingOpen() {
    AccountEvent undone = undone(INVOICE, allocation(INVOICE, RECEIPT, "-4.00", "0.00"));
    assertThat(changes(undone))
        .containsExactly(
            reversal(
                ItemKind.INVOICE,
                "1",
                List.of(
                    new LedgerEvent.OpenItem(
                        ItemKind.INVOICE, "1", usd("-1.00"), usd("0.00"), null)),
                left("receipt", "R", "4.00")));
  }

  /** Its open amount is nothing before and after. */
  @Test
  void anInvoiceUndoneIsNamedAlsoIfItWasPaidOrWrittenOff() {
    assertThat(changes(undone(INVOICE, allocation(INVOICE, RECEIPT, "-5.00", "5.00"))))
        .containsExactly(reversal(ItemKind.INVOICE, "1", List.of(), left("receipt", "R", "5.00")));
    Item writeOff = item(Kind.WRITE_OFF, "W");
    assertThat(changes(undone(INVOICE, allocation(INVOICE, writeOff, "-5.00", "5.00"))))
        .containsExactly(reversal(ItemKind.INVOICE, "1", List.of()));
  }

  @Test
  void aRefundUndoneIsNamed() {
    assertThat(changes(undone(REFUND, allocation(REFUND, RECEIPT, "-5.00", "5.00"))))
        .containsExactly(reversal(ItemKind.REFUND, "F", List.of(), left("receipt", "R", "5.00")));
  }

  @Test
  void whatChangesNothingOpenIsNotTold() {
    AccountEvent recovered =
        new AccountEvent.RecoveryRecorded(
            ACCOUNT, "Y", DAY, DAY, usd("1.00"), item(Kind.WRITE_OFF, "W"), Labels.NONE, "f");
    assertThat(publisher.publish(recorded(recovered))).isEmpty();
  }

  @Test
  void aRefundTakesFromItsCredits() {
    AccountEvent refunded =
        new AccountEvent.RefundPaid(
            ACCOUNT,
            "F",
            DAY,
            DAY,
            usd("1.00"),
            List.of(allocation(REFUND, RECEIPT, "1.00", "0.00")),
            Labels.NONE,
            "f");
    assertThat(changes(refunded))
        .containsExactly(changes("refund", "F", List.of(), left("receipt", "R", "-1.00")));
  }

  private static AccountEvent undone(Item item, Allocation... allocations) {
    return new AccountEvent.DocumentReversed(
        ACCOUNT,
        "X",
        DAY,
        DAY,
        item,
        usd("5.00"),
        null,
        List.of(),
        List.of(allocations),
        Labels.NONE,
        "f");
  }

  private List<LedgerEvent> changes(AccountEvent event) {
    return publisher.publish(recorded(event)).stream()
        .map(publication -> (LedgerEvent) publication.event())
        .toList();
  }

  private static LedgerEvent changed(
      String kind,
      String number,
      String change,
      String open,
      LedgerEvent.UnappliedCredit... credits) {
    return changes(
        kind,
        number,
        List.of(new LedgerEvent.OpenItem(ItemKind.INVOICE, "1", usd(change), usd(open), null)),
        credits);
  }

  private static LedgerEvent changes(
      String kind,
      String number,
      List<LedgerEvent.OpenItem> items,
      LedgerEvent.UnappliedCredit... credits) {
    String undone = kind.equals("reversal") || kind.equals("allocation") ? "receipt" : null;
    return new LedgerEvent.OpenItemsChanged(
        ACCOUNT,
        kind,
        number,
        DAY,
        items,
        List.of(credits),
        null,
        undone,
        undone == null ? null : "R");
  }

  private static LedgerEvent reversal(
      ItemKind kind,
      String item,
      List<LedgerEvent.OpenItem> items,
      LedgerEvent.UnappliedCredit... credits) {
    return new LedgerEvent.OpenItemsChanged(
        ACCOUNT,
        "reversal",
        "X",
        DAY,
        items,
        List.of(credits),
        new ItemName(kind, item),
        kind == ItemKind.INVOICE ? "invoice" : "refund",
        item);
  }

  private static LedgerEvent.UnappliedCredit left(String kind, String number, String change) {
    return new LedgerEvent.UnappliedCredit(kind, number, "C-1", usd(change));
  }

  private static Item item(Kind kind, String number) {
    LocalDate due = kind.claim() ? DAY : null;
    return new Item(kind, number, DAY, due, null, usd("5.00"), "C-1", "li.na");
  }

  private static Allocation allocation(Item claim, Item credit, String amount, String openAfter) {
    return new Allocation(claim, credit, usd(amount), DAY, usd(openAfter), null);
  }

  @Test
  void aCustomerIsToldUnderItself() {
    CustomerEvent changed =
        new CustomerEvent.CustomerChanged(
            CUSTOMER, "Acme", null, null, "en", "Europe/Berlin", "DE", "key", null);
    assertThat(publisher.publish(recorded(changed)))
        .containsExactly(
            new Publication(
                "CN01.ACME.CO",
                CUSTOMER.toString(),
                new LedgerEvent.CustomerChanged(
                    CUSTOMER, "Acme", "en", "Europe/Berlin", "DE", "key")));
  }

  @Test
  void thePeopleAtACustomerAreToldBehindIt() {
    Contact contact = Contacts.responsible("1");
    for (CustomerEvent event :
        List.of(
            new CustomerEvent.ContactNamed(CUSTOMER, contact),
            new CustomerEvent.ContactChanged(CUSTOMER, contact),
            new CustomerEvent.ContactConfirmed(CUSTOMER, contact),
            new CustomerEvent.ContactWentStale(CUSTOMER, contact))) {
      assertThat(publisher.publish(recorded(event)))
          .containsExactly(
              new Publication(
                  "CN01.ACME.CO",
                  CUSTOMER.toString(),
                  new LedgerEvent.ContactChanged(CUSTOMER, contact)));
    }
    assertThat(
            publisher.publish(
                recorded(new CustomerEvent.ContactForgotten(CUSTOMER, "1", "asked for"))))
        .extracting(Publication::event)
        .containsExactly(new LedgerEvent.ContactForgotten(CUSTOMER, "1"));
  }

  @Test
  void peopleAreToldInOneLane() {
    LocalDate until = LocalDate.parse("2026-12-31");
    assertThat(
            publisher.publish(recorded(new PersonEvent.PersonChanged("chen.jing", until, "li.na"))))
        .containsExactly(
            new Publication(
                "chen.jing", "people", new LedgerEvent.PersonChanged("chen.jing", until, "li.na")));
  }

  @Test
  void whatIsNotTheLedgersStaysInside() {
    assertThat(publisher.publish(recorded("something else"))).isEmpty();
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static RecordedEvent recorded(Object payload) {
    return new RecordedEvent(1, 0, "1-0", "name", payload, Map.of(), Instant.EPOCH, null, null, 0);
  }
}
