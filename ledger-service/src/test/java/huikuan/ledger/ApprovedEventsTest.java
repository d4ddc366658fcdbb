package huikuan.ledger;

import static huikuan.ledger.Contacts.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Party;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.CreditNoteIssued;
import huikuan.ledger.account.AccountEvent.CreditReallocated;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.AccountEvent.RefundPaid;
import huikuan.ledger.account.AccountEvent.WrittenOff;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.EffectEvent;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Line;
import huikuan.ledger.account.OpenItem;
import huikuan.ledger.account.OpenItem.Link;
import huikuan.ledger.account.ProposalEvent;
import huikuan.ledger.account.ProposalEvent.PostingApproved;
import huikuan.ledger.account.ProposalEvent.PostingOvertaken;
import huikuan.ledger.account.ProposalEvent.PostingProposed;
import huikuan.ledger.account.ProposalEvent.PostingRejected;
import huikuan.ledger.account.WayAtPosting;
import huikuan.ledger.closing.ControlAccountEvent;
import huikuan.ledger.closing.ControlAccountEvent.Balance;
import huikuan.ledger.closing.ControlAccountEvent.BalancesStated;
import huikuan.ledger.closing.MonthEndEvent;
import huikuan.ledger.closing.MonthEndEvent.PackDrafted;
import huikuan.ledger.closing.MonthEndEvent.PackSigned;
import huikuan.ledger.closing.MonthEndEvent.SignatureApproved;
import huikuan.ledger.closing.MonthEndEvent.SignatureOvertaken;
import huikuan.ledger.closing.MonthEndEvent.SignatureRejected;
import huikuan.ledger.closing.RatesEvent;
import huikuan.ledger.closing.RatesEvent.Rate;
import huikuan.ledger.closing.RatesEvent.RatesStated;
import huikuan.ledger.contract.ContractData;
import huikuan.ledger.contract.ContractData.ChasingStart;
import huikuan.ledger.contract.ContractData.Interest;
import huikuan.ledger.contract.ContractData.Law;
import huikuan.ledger.contract.ContractEvent;
import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import huikuan.ledger.contract.Milestone;
import huikuan.ledger.contract.SizeClass;
import huikuan.ledger.contract.StartsFrom;
import huikuan.ledger.contract.Terms;
import huikuan.ledger.contract.Terms.Instalments;
import huikuan.ledger.contract.Terms.MonthEnd;
import huikuan.ledger.contract.Terms.Net;
import huikuan.ledger.contract.Terms.OwnWords;
import huikuan.ledger.contract.Terms.Part;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.customer.CustomerEvent.ContactChanged;
import huikuan.ledger.customer.CustomerEvent.ContactConfirmed;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.ContactNamed;
import huikuan.ledger.customer.CustomerEvent.ContactPayerChanged;
import huikuan.ledger.customer.CustomerEvent.ContactWentStale;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import huikuan.ledger.evidence.ApprovedEvidence;
import huikuan.ledger.evidence.EvidenceEvent;
import huikuan.ledger.evidence.InvoiceWayEvent;
import huikuan.ledger.files.FileEvent;
import huikuan.ledger.files.FileEvent.FileKept;
import huikuan.ledger.people.PersonEvent;
import huikuan.ledger.people.PersonEvent.PersonChanged;
import huikuan.ledger.period.BooksEvent;
import huikuan.ledger.period.BooksEvent.PeriodLocked;
import huikuan.ledger.period.BooksEvent.PeriodReopened;
import huikuan.ledger.period.BooksEvent.ReopeningOvertaken;
import huikuan.ledger.period.BooksEvent.ReopeningProposed;
import huikuan.ledger.period.BooksEvent.ReopeningRejected;
import huikuan.ledger.recipient.LinkEvent;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.LinkOpened;
import huikuan.ledger.recipient.LinkEvent.LinksRevoked;
import huikuan.ledger.recipient.LinkEvent.OfferAnswered;
import huikuan.ledger.recipient.LinkEvent.OfferClosed;
import huikuan.ledger.recipient.LinkEvent.OfferPlaced;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.ledger.recipient.Offers;
import huikuan.ledger.requested.ApprovedRequests;
import huikuan.ledger.requested.RequestEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.template.TemplateEvent;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Stored events are for ever: what was approved once must be read and written for good. */
class ApprovedEventsTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");

  private static final String FINGERPRINT =
      "03bcf2fcbdc20ae3bb88f5dba3d9e6e41eb45b5f8eb4b0a3a5ab2bd4ff6df0a1";
  private static final Item INVOICE =
      new Item(
          Kind.INVOICE,
          "611365",
          day("2013-01-02"),
          day("2013-02-01"),
          day("2012-12-01"),
          usd("55.94"),
          "C-1",
          "li.na");
  private static final Item CREDIT_NOTE = item(Kind.CREDIT_NOTE, "K-1", "5.00");
  private static final Item RECEIPT = item(Kind.RECEIPT, "R-611365", "60.00");
  private static final Item WRITE_OFF = item(Kind.WRITE_OFF, "W-1", "50.94");
  private static final OpenItem STANDING =
      new OpenItem(
          INVOICE,
          usd("0.00"),
          List.of(new Link(Kind.RECEIPT, "R-611365", day("2013-01-15"), usd("55.94"))),
          day("2013-02-15"));

  private final EventCodec codec =
      new EventCodec(
          EventVocabulary.of(
              AccountEvent.class,
              EffectEvent.class,
              ProposalEvent.class,
              CustomerEvent.class,
              BooksEvent.class,
              ControlAccountEvent.class,
              RatesEvent.class,
              MonthEndEvent.class,
              PersonEvent.class,
              FileEvent.class,
              ContractEvent.class,
              EvidenceEvent.class,
              InvoiceWayEvent.class,
              TemplateEvent.class,
              LinkEvent.class,
              RequestEvent.class));

  private static final CustomerId OF_CONTACTS = new CustomerId("CN01", "0379-NEVHP");

  private static final Contact CONTACT =
      new Contact(
          "ap-1",
          sealed("李娜"),
          Role.PAYMENT_RESPONSIBLE,
          "C-1",
          null,
          List.of(
              new Address(Address.Kind.EMAIL, sealed("li.na@example.com"), true),
              new Address(Address.Kind.MOBILE, sealed("+8613800000000"), false)),
          "en-GB",
          "Europe/Berlin",
          List.of(new Contact.Window(Set.of(DayOfWeek.MONDAY), Hours.parse("09:00/11:30"))),
          LocalDate.parse("2013-01-01"),
          LocalDate.parse("2013-12-31"),
          new Contact.Absence(LocalDate.parse("2013-08-01"), LocalDate.parse("2013-08-14"), "cfo"),
          null,
          null,
          new Contact.Holding(
              Contact.Holding.Basis.CONSENT, "person:li.na", LocalDate.parse("2023-12-31")));

  private static final Contact CONFIRMED =
      CONTACT.knownAs(
          new Contact.Confirmation(
              LocalDate.parse("2013-01-02"), "person:li.na", Contact.Confirmation.How.REPLY, "m-7"),
          null,
          CONTACT.holding());

  static Stream<Object> events() {
    return Stream.of(
        new InvoicePosted(
            ACCOUNT,
            "611365",
            day("2013-01-02"),
            day("2013-01-02"),
            day("2013-02-01"),
            day("2012-12-01"),
            usd("55.94"),
            new Labels("C-1", "PO 4711", "li.na", null),
            List.of(
                new Line(
                    "P-1",
                    "10 mm",
                    new BigDecimal("1.5"),
                    new BigDecimal("33.0000"),
                    usd("6.44"),
                    usd("55.94"))),
            FINGERPRINT,
            new WayAtPosting(
                InvoiceState.DELIVERED,
                day("2013-01-02"),
                DeliveryWay.COURIER,
                "SF-1",
                "signed by the porter"),
            new StatutoryDate(day("2013-01-31"), "DE", "BGB 271a (1)")),
        new CreditNoteIssued(
            ACCOUNT,
            "K-1",
            day("2013-01-20"),
            day("2013-01-20"),
            null,
            usd("5.00"),
            List.of(allocated(CREDIT_NOTE, "5.00", "50.94")),
            usd("0.00"),
            Labels.NONE,
            FINGERPRINT),
        new ReceiptRecorded(
            ACCOUNT,
            "R-611365",
            day("2013-01-15"),
            day("2013-01-15"),
            null,
            usd("60.00"),
            List.of(allocated(RECEIPT, "50.94", "0.00")),
            usd("9.06"),
            new Labels(null, "bank 17", null, null),
            FINGERPRINT),
        new DueDatePutOff(
            ACCOUNT,
            "E-1",
            day("2013-01-20"),
            day("2013-01-21"),
            INVOICE,
            day("2013-02-01"),
            day("2013-02-15"),
            day("2013-01-20"),
            "ap-1",
            new Labels(null, "mail 4", null, "the line is late"),
            FINGERPRINT),
        new ExtensionTakenBack(
            ACCOUNT,
            "X-1",
            day("2013-01-20"),
            day("2013-01-22"),
            INVOICE,
            "E-1",
            day("2013-02-15"),
            day("2013-02-01"),
            List.of(new ExtensionTakenBack.Due(day("2013-01-20"), day("2013-02-01"))),
            new Labels(null, null, null, "another customer"),
            FINGERPRINT),
        new RefundPaid(
            ACCOUNT,
            "F-1",
            day("2013-02-01"),
            day("2013-02-01"),
            usd("9.06"),
            List.of(
                new Allocation(
                    item(Kind.REFUND, "F-1", "9.06"),
                    RECEIPT,
                    usd("9.06"),
                    day("2013-02-01"),
                    usd("0.00"),
                    null)),
            Labels.NONE,
            FINGERPRINT),
        new WrittenOff(
            ACCOUNT,
            "W-1",
            day("2014-01-02"),
            day("2014-01-02"),
            usd("50.94"),
            List.of(allocated(WRITE_OFF, "50.94", "0.00")),
            new Labels(null, null, null, "bankrupt"),
            FINGERPRINT),
        new RecoveryRecorded(
            ACCOUNT,
            "Y-1",
            day("2014-06-01"),
            day("2014-06-01"),
            usd("10.00"),
            WRITE_OFF,
            Labels.NONE,
            FINGERPRINT),
        new CreditReallocated(
            ACCOUNT,
            "M-1",
            day("2013-01-22"),
            day("2013-01-22"),
            RECEIPT,
            List.of(STANDING),
            List.of(allocated(RECEIPT, "-50.94", "50.94")),
            usd("60.00"),
            Labels.NONE,
            FINGERPRINT),
        new DocumentReversed(
            ACCOUNT,
            "X-1",
            day("2013-01-25"),
            day("2013-01-25"),
            RECEIPT,
            usd("60.00"),
            WRITE_OFF,
            List.of(STANDING),
            List.of(allocated(RECEIPT, "-50.94", "50.94")),
            new Labels(null, null, null, "bounced"),
            FINGERPRINT),
        new DocumentTookEffect(
            ACCOUNT,
            day("2013-03-01"),
            Kind.RECEIPT,
            "R-611365",
            day("2013-03-01"),
            "bank 17",
            RECEIPT,
            null,
            usd("60.00"),
            List.of(allocated(RECEIPT, "50.94", "0.00")),
            List.of(new EffectEvent.Held(RECEIPT, usd("9.06")))),
        new CustomerChanged(
            new CustomerId("CN01", "0379-NEVHP"),
            "上海示例有限公司",
            "91310000MA1FL0000X",
            "上海市世纪大道100号",
            "zh-CN",
            "Asia/Shanghai",
            "CN",
            "key",
            "\"10000.00\""),
        new PaymentCalendarSet(
            OF_CONTACTS,
            new PaymentCalendar(
                20,
                List.of(10, 25),
                List.of(DayOfWeek.FRIDAY),
                PaymentCalendar.OnDayOff.BEFORE,
                28,
                1,
                3,
                true,
                5,
                List.of(
                    new PaymentCalendar.Closure(
                        LocalDate.parse("2013-08-01"), LocalDate.parse("2013-08-14"))),
                "ICBC",
                List.of("发票原件"),
                new PaymentCalendar.Funding(
                    PaymentCalendar.Funding.State.SHORT, LocalDate.parse("2013-03-31")))),
        new ContactNamed(OF_CONTACTS, CONTACT),
        new ContactChanged(OF_CONTACTS, CONTACT),
        new ContactConfirmed(OF_CONTACTS, CONFIRMED),
        new ContactWentStale(
            OF_CONTACTS,
            CONFIRMED.knownAs(
                CONFIRMED.confirmation(),
                new Contact.Stale(day("2026-09-01"), Contact.Stale.Why.AGE),
                CONFIRMED.holding())),
        new PartySet(
            OF_CONTACTS,
            new Party(
                "parent",
                Party.Kind.GUARANTOR,
                "上海示例集团有限公司",
                "HQ-1",
                "HT-7",
                day("2026-01-01"),
                day("2026-12-31"),
                3,
                usd("1000.00"))),
        new ContactPayerChanged(
            OF_CONTACTS,
            CONTACT.of(
                new Contact.Payer("head-office", "HT-7", day("2026-01-01"), day("2026-12-31"), 2))),
        new ContactForgotten(OF_CONTACTS, "ap-1", "asked for by the person"),
        new PostingProposed(
            ACCOUNT,
            3,
            Kind.EXTENSION,
            "E-7",
            day("2013-01-15"),
            usd("12.50"),
            "short of money",
            "{\"kind\":\"extension\",\"number\":\"E-7\"}",
            "f",
            Proposal.of("person:li.na", Instant.parse("2013-01-22T16:00:00Z"), 2),
            day("2013-02-01")),
        new PostingApproved(ACCOUNT, 3, Kind.WRITE_OFF, "W-7", false, "person:li.na"),
        new PostingRejected(ACCOUNT, 3, Kind.WRITE_OFF, "W-7", "they pay"),
        new PostingOvertaken(ACCOUNT, 3, Kind.WRITE_OFF, "W-7"),
        new PeriodLocked("CN01", day("2013-07-01"), "June closed"),
        new ReopeningProposed(
            "CN01",
            1,
            day("2013-07-01"),
            day("2013-06-01"),
            "late credit note of June",
            Proposal.of("person:li.na", Instant.parse("2013-07-09T16:00:00Z"), 1)),
        new PeriodReopened(
            "CN01", 1, day("2013-06-01"), "late credit note of June", "person:li.na"),
        new ReopeningRejected("CN01", 1, day("2013-07-01"), "June is with the auditors"),
        new ReopeningOvertaken("CN01", 1, day("2013-08-01")),
        new BalancesStated(
            "CN01",
            List.of(
                new Balance(day("2013-03-31"), usd("1250.00"), "1122, voucher 17"),
                new Balance(day("2013-03-30"), usd("-3.50"), null))),
        new RatesStated("CN01", "CNY", List.of(new Rate(day("2013-03-31"), "USD", "6.2108"))),
        new PackDrafted("CN01", "2013-03", 4711, FINGERPRINT, "{\"company\":\"CN01\"}"),
        new PackSigned(
            "CN01",
            "2013-03",
            FINGERPRINT,
            1,
            "the general ledger follows",
            List.of("control-account-agrees"),
            Proposal.of("person:li.na", Instant.parse("2013-04-09T16:00:00Z"), 1)),
        new SignatureApproved("CN01", "2013-03", FINGERPRINT, 1, "person:li.na"),
        new SignatureRejected("CN01", "2013-03", FINGERPRINT, 1, "look at ACME again"),
        new SignatureOvertaken("CN01", "2013-03", FINGERPRINT, 1),
        new PersonChanged("chen.jing", day("2013-12-31"), "li.na"),
        new FileKept(
            "CN01",
            BlobHash.parse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            "application/pdf",
            51_234,
            "回函 2026.pdf"),
        new TemplateVersionAdded(
            TemplateId.parse("zh/positive"),
            2,
            "positive",
            new TemplateText(Map.of("page", "<h1>往来询证函</h1>{{>head}}")),
            false));
  }

  /** What recipients of mails have told, and what became of it. */
  static Stream<Object> ofLinks() {
    CustomerId customer = new CustomerId("CN01", "C-1042");
    AccountId account = AccountId.parse("CN01.C-1042.CNY");
    String mail = "CN01-L-2026-7.1";
    String file = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Instant decided = Instant.parse("2026-03-03T01:00:00Z");
    return Stream.of(
        new LinkOpened(customer, "p1", mail, Instant.parse("2026-03-02T01:00:00Z")),
        new FileSent(customer, "p1", mail, file, Instant.parse("2026-03-02T01:01:00Z")),
        new WhyUnpaidTold(
            customer,
            "p1",
            mail,
            account,
            ItemKind.INVOICE,
            "FP-2026-0117",
            WhyUnpaid.PAID,
            day("2026-03-01"),
            "ICBC 20260301-88",
            file,
            sealed("分两笔"),
            Instant.parse("2026-03-02T01:02:00Z")),
        new ItemDisputed(
            customer,
            "p1",
            mail,
            account,
            ItemKind.INVOICE,
            "FP-2026-0117",
            Money.parse("20.00 CNY"),
            DisputeReason.WRONG_PRICE,
            file,
            sealed("十二元"),
            Instant.parse("2026-03-02T01:05:00Z")),
        new PaymentPromised(
            customer,
            "p1",
            mail,
            account,
            Money.parse("12000.00 CNY"),
            day("2026-03-20"),
            sealed("月底前"),
            Instant.parse("2026-03-02T01:03:00Z")),
        new OfferPlaced(
            customer, Offers.settlement(account), Instant.parse("2026-03-02T01:00:00Z")),
        new OfferAnswered(
            customer,
            "p1",
            mail,
            account,
            "concession.CN01.C-1042.1",
            OfferAnswer.ACCEPTED,
            sealed("下周付"),
            Instant.parse("2026-03-02T01:06:00Z")),
        new OfferClosed(customer, "concession.CN01.C-1042.1", "kept", decided),
        new PersonNamed(
            customer,
            "p1",
            mail,
            "named-1",
            sealed("李明"),
            sealed("li@c.example"),
            sealed("+8613900000000"),
            sealed("财务"),
            Instant.parse("2026-03-02T01:04:00Z")),
        new PersonConfirmed(
            customer,
            "named-1",
            Contacts.confirmed(
                Contacts.proposed(
                    "named-1",
                    "李明",
                    Role.PAYMENT_RESPONSIBLE,
                    "li@c.example",
                    "+8613900000000",
                    day("2026-03-03"),
                    null),
                day("2026-03-03")),
            sealed("+8613800000000"),
            sealed("总机确认"),
            decided),
        new PersonDismissed(customer, "named-2", "nobody there knows this person", decided),
        new LinksRevoked(customer, mail, decided));
  }

  static Stream<Object> ofContracts() {
    BlobHash file =
        BlobHash.parse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    return Stream.of(
        new ContractChanged(
            "CN01",
            "C-2",
            1,
            new ContractData(
                new CustomerId("CN01", "C-1006"),
                "输送线设备采购合同",
                day("2026-01-08"),
                day("2026-01-08"),
                day("2027-01-07"),
                Currency.getInstance("CNY"),
                Money.parse("400000.00 CNY"),
                "CN",
                new Instalments(
                    List.of(new Part("30", 0), new Part("70", 30)), StartsFrom.ACCEPTANCE),
                List.of(
                    new Milestone(
                        "M1",
                        "到货",
                        Money.parse("120000.00 CNY"),
                        day("2026-03-01"),
                        day("2026-03-02"),
                        day("2026-03-03"),
                        "范晓雯",
                        file),
                    new Milestone(
                        "M2", "验收", Money.parse("280000.00 CNY"), null, null, null, null, null)),
                new ContractData.Acceptance("连续运行 72 小时", "双方现场验收"),
                List.of(
                    new ChasingStart(day("2026-04-01"), null, null),
                    new ChasingStart(null, Money.parse("5000.00 CNY"), null),
                    new ChasingStart(null, null, "M1")),
                new Interest(null, "0.05", "dueDate"),
                new Law(SizeClass.LARGE, SizeClass.SMALL, day("2026-01-08")),
                List.of("contract", "acceptanceReport"),
                List.of("C-1"),
                List.of("C-0"))),
        new MilestoneReached(
            "CN01", "C-2", "M2", day("2026-04-01"), day("2026-04-03"), "范晓雯", file, "两条线"),
        new MilestoneReopened("CN01", "C-2", "M2", "漏油"));
  }

  /** Terms are stored by their kinds. */
  @Test
  void eachKindOfTermsIsWrittenAndRead() {
    JsonMapper json = new JsonMapper();
    Map.of(
            "{\"kind\":\"net\",\"days\":30,\"from\":\"invoice\"}",
            new Net(30, StartsFrom.INVOICE),
            "{\"kind\":\"monthEnd\",\"months\":1,\"day\":10,\"from\":\"delivery\"}",
            new MonthEnd(1, 10, StartsFrom.DELIVERY),
            "{\"kind\":\"text\",\"text\":\"月结\"}",
            new OwnWords("月结"))
        .forEach(
            (text, terms) -> {
              assertThat(json.readTree(json.writeValueAsString(terms)))
                  .isEqualTo(json.readTree(text));
              assertThat(json.readValue(text, Terms.class)).isEqualTo(terms);
            });
  }

  static Stream<Object> ofEvidence() {
    return ApprovedEvidence.events();
  }

  static Stream<Object> ofRequests() {
    return ApprovedRequests.events();
  }

  @ParameterizedTest
  @MethodSource({"events", "ofLinks", "ofContracts", "ofEvidence", "ofRequests"})
  void anEventIsWrittenAsApproved(Object event) {
    JsonMapper json = new JsonMapper();
    assertThat(json.readTree(codec.encode(event)))
        .isEqualTo(json.readTree(approved(codec.nameOf(event))));
  }

  @ParameterizedTest
  @MethodSource({"events", "ofLinks", "ofContracts", "ofEvidence", "ofRequests"})
  void whatWasApprovedIsStillRead(Object event) {
    String name = codec.nameOf(event);
    assertThat(codec.decode(name, approved(name))).isEqualTo(event);
  }

  /** Components that came later are null in what was stored before. */
  @Test
  void anInvoiceOfBeforeTellsNeitherItsWayNorADayByLaw() {
    String name = "huikuan.ledger.account.invoice-posted.v1";
    String stored = approved(name).replaceAll("(?s),\\s*\"way\".*", "}");
    assertThat(stored).doesNotContain("way", "statutory");
    InvoicePosted read = (InvoicePosted) codec.decode(name, stored);
    assertThat(read.way()).isNull();
    assertThat(read.statutory()).isNull();
  }

  @Test
  void aProposalOfBeforeDoesNotTellTheDueDateItStandsOn() {
    String name = "huikuan.ledger.account.posting-proposed.v1";
    String stored = approved(name).replaceAll(",\\s*\"dueBefore\": \"[^\"]*\"", "");
    assertThat(stored).doesNotContain("dueBefore");
    assertThat(((PostingProposed) codec.decode(name, stored)).dueBefore()).isNull();
  }

  @Test
  void everyStoredEventIsApproved() {
    List<String> names =
        Stream.of(
                AccountEvent.class,
                EffectEvent.class,
                ProposalEvent.class,
                CustomerEvent.class,
                BooksEvent.class,
                ControlAccountEvent.class,
                RatesEvent.class,
                MonthEndEvent.class,
                PersonEvent.class,
                FileEvent.class,
                ContractEvent.class,
                EvidenceEvent.class,
                InvoiceWayEvent.class,
                TemplateEvent.class,
                LinkEvent.class,
                RequestEvent.class)
            .flatMap(events -> EventVocabulary.namesOf(events).stream())
            .toList();
    assertThat(
            Stream.of(events(), ofLinks(), ofContracts(), ofEvidence(), ofRequests())
                .flatMap(each -> each)
                .map(codec::nameOf))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  private static String approved(String name) {
    try (InputStream file =
        ApprovedEventsTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Allocation allocated(Item credit, String amount, String openAfter) {
    return new Allocation(INVOICE, credit, usd(amount), day("2013-01-15"), usd(openAfter), null);
  }

  private static Item item(Kind kind, String number, String amount) {
    return new Item(kind, number, day("2013-01-15"), null, null, usd(amount), null, null);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }
}
