package huikuan.notification;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.LetterMailRequested;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Content;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.Count;
import huikuan.notification.message.EvidenceCopy;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.Grounds;
import huikuan.notification.message.LetterRequest;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.platform.blob.BlobHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers, claims and requests that the tests speak of. */
public final class Samples {

  /** 09:00 on the day in Shanghai. */
  public static final Instant NINE = Instant.parse("2013-02-04T01:00:00Z");

  public static final LocalDate DAY = LocalDate.parse("2013-02-04");
  public static final Sending SENDING = sending(DAY);
  private static final String CASES = "CN01.C-1.CNY/";
  public static final String CASE = CASES + "611365";
  private static final List<String> LEVELS = List.of("reminder-1", "reminder-2", "demand");
  public static final AccountId ACCOUNT = AccountId.parse("CN01.C-1.CNY");
  public static final Content CONTENT = new Content("付款提醒", "text", "<p>html</p>", null, null);
  public static final Recipient WANG = new Recipient("p-1", Role.PAYMENT_RESPONSIBLE);
  public static final String HASH =
      "197ae6d87c32b2c3c4f9ad203142880fcd63bbd74edc938aa37d919fe4be5e31";

  /** Stands for Wang's address. */
  public static final String PERSON = "197ae6d87c32b2c3c4f9ad203142880f";

  /** The first of the day and the second in seven days, to everybody. */
  public static final Frequency FREQUENCY =
      new Frequency(
          DAY, false, PERSON, new Count(1, 0, 2, 3), new Count(1, 0, 2, 3), new Count(1, 0, 2, 5));

  public static final Grounds GROUNDS =
      new Grounds(SENDING.receiptsThrough(), 8, PERSON, NINE.minus(5, ChronoUnit.DAYS), FREQUENCY);

  public static final String TEMPLATE = "zh/reminder-1/1";

  private Samples() {}

  /** As the shipped policy has it of a customer in China. */
  public static Sending sending(LocalDate day) {
    return new Sending(
        day,
        List.of(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30")),
        day.atTime(9, 10).atZone(ZoneId.of("Asia/Shanghai")).toInstant(),
        3,
        5,
        day.minusDays(1));
  }

  public static Requested requested() {
    return requested("reminder-1", ACCOUNT, "128000.00", "128000.00");
  }

  public static Addressee wang() {
    return at("wang.fang@customer.example");
  }

  public static Addressee at(String email) {
    return addressee("zh-CN", "上海晨光机械有限公司", "王芳", email);
  }

  public static Addressee addressee(String locale, String customer, String name, String email) {
    return new Addressee(customer, locale, ZoneId.of("Asia/Shanghai"), name, email, "none", null);
  }

  public static Requested requested(String level, AccountId account, String amount, String open) {
    return requested(level, subject(level, account, "611365", amount, open));
  }

  /** A message about these claims, worded as of the level. */
  public static Requested requested(String level, Subject... subjects) {
    CustomerId customer = subjects[0].step().account().customerId();
    return new Requested(
        MessageId.of(customer, "p-1", DAY),
        customer,
        level.equals("demand") ? MessageKind.DEMAND : MessageKind.COURTESY,
        List.of(subjects),
        null,
        null,
        "mail",
        level,
        SENDING,
        WANG,
        FREQUENCY);
  }

  /** The PDF of a letter, as far as these tests look at it. */
  public static final byte[] PDF = "%PDF-1.7 往来询证函 %%EOF".getBytes(StandardCharsets.UTF_8);

  public static final Document DOCUMENT =
      new Document(BlobHash.of(PDF).hex(), PDF.length, "application/pdf", "询证函 L-1.pdf");

  /** The same file, as a scan of a delivery note. */
  static final Document NOTE =
      new Document(DOCUMENT.hash(), PDF.length, "application/pdf", "签收单 2013-01-09.pdf");

  /** A message that takes a letter of the first account to Wang. */
  public static Requested requested(BalanceLetter letter) {
    return new Requested(
        MessageId.ofLetter(letter.request()),
        letter.account().customerId(),
        MessageKind.LETTER,
        List.of(),
        letter,
        null,
        "mail",
        letter.template(),
        SENDING,
        new Recipient("p-1", null),
        FREQUENCY);
  }

  /** A message that takes a copy of evidence to Wang. */
  public static Requested requested(EvidenceCopy copy) {
    return new Requested(
        MessageId.ofCopy(copy.request()),
        ACCOUNT.customerId(),
        MessageKind.COPY,
        List.of(),
        null,
        copy,
        "mail",
        copy.template(),
        SENDING,
        new Recipient("p-1", null),
        FREQUENCY);
  }

  /** The second copy of the evidence of invoice 611365: its delivery note, of 2013-01-09. */
  public static EvidenceCopy copy(String language) {
    return copy(new OfItem(ACCOUNT, ItemKind.INVOICE, "611365"), language);
  }

  public static EvidenceCopy copy(huikuan.contracts.ledger.Subject of, String language) {
    return new EvidenceCopy(
        new CopyRequest(of, 2),
        1,
        EvidenceKind.SIGNED_DELIVERY_NOTE,
        LocalDate.parse("2013-01-09"),
        language,
        NOTE);
  }

  /** As the ledger asks for it. */
  public static EvidenceCopyRequested asked(
      EvidenceCopy copy, CustomerId customer, Sending sending, String customerSequence) {
    return new EvidenceCopyRequested(
        copy.request().subject(),
        copy.request().copy(),
        copy.number(),
        copy.kind(),
        copy.documentOn(),
        customer,
        "p-1",
        copy.language(),
        copy.document(),
        sending,
        customerSequence,
        NINE);
  }

  /** A letter as of 2013-01-31; a demand asks for 611365. */
  public static BalanceLetter letter(LetterKind kind) {
    return letter(kind, 0, "128000.00", "zh", null);
  }

  public static BalanceLetter letter(
      LetterKind kind, int followUp, String balance, String language, @Nullable ReplyTo replyTo) {
    String currency = " " + ACCOUNT.currency();
    return new BalanceLetter(
        new LetterRequest("L-1", followUp + 1),
        ACCOUNT,
        kind,
        followUp,
        LocalDate.parse("2013-01-31"),
        LocalDate.parse("2013-02-01"),
        Money.parse(balance + currency),
        language,
        DOCUMENT,
        kind == LetterKind.DEMAND
            ? List.of(
                new Demanded(
                    ItemKind.INVOICE,
                    "611365",
                    LocalDate.parse("2013-02-01"),
                    Money.parse("128000.00" + currency)))
            : List.of(),
        kind == LetterKind.STATEMENT ? null : LocalDate.parse("2013-02-25"),
        replyTo);
  }

  /** As the ledger asks for it. */
  public static LetterMailRequested asked(
      BalanceLetter letter, Sending sending, String customerSequence) {
    return new LetterMailRequested(
        letter.number(),
        letter.account(),
        letter.kind(),
        letter.request().request(),
        letter.followUp(),
        letter.cutOff(),
        letter.issuedOn(),
        letter.balance(),
        "p-1",
        letter.language(),
        letter.document(),
        letter.demanded(),
        letter.answerBy(),
        letter.replyTo(),
        sending,
        customerSequence);
  }

  /** The same letter of another account, with another number. */
  public static BalanceLetter of(AccountId account, String number, BalanceLetter it) {
    return new BalanceLetter(
        new LetterRequest(number, it.request().request()),
        account,
        it.kind(),
        it.followUp(),
        it.cutOff(),
        it.issuedOn(),
        it.balance(),
        it.language(),
        it.document(),
        it.demanded(),
        it.answerBy(),
        it.replyTo());
  }

  /** An invoice of 2013-01-02, due on 2013-02-01. */
  public static Subject subject(
      String level, AccountId account, String invoice, String amount, String open) {
    return new Subject(
        new Step(CASES + invoice, 1, account, ItemKind.INVOICE, invoice, level),
        Math.max(1, LEVELS.indexOf(level) + 1),
        LocalDate.parse("2013-01-02"),
        LocalDate.parse("2013-02-01"),
        Money.parse(amount + " " + account.currency()),
        Money.parse(open + " " + account.currency()),
        "C-2013-7",
        "PO 4711",
        null,
        "standard/1",
        null);
  }

  /** The same, and the customer is asked to confirm that it has the goods. */
  public static Subject unconfirmed(Subject of) {
    return new Subject(
        of.step(),
        of.ordinal(),
        of.invoiceDate(),
        of.dueOn(),
        of.amount(),
        of.open(),
        of.contract(),
        of.reference(),
        of.minimum(),
        of.policy(),
        true);
  }

  /** The claims of a request, all of them owed as asked for. */
  public static List<ClaimState> owed(Requested request) {
    return request.subjects().stream().map(each -> new ClaimState(each, null, List.of())).toList();
  }

  public static RequestMessage request() {
    Requested event = requested();
    return new RequestMessage(
        event.message(),
        event.customer(),
        event.kind(),
        event.subjects(),
        null,
        null,
        event.sending(),
        event.recipient(),
        event.frequency());
  }

  /** What dunning says for an invoice of an account of its own, so that tests do not meet. */
  public static ReminderRequested reminder(String customer, String invoice, String open) {
    return reminder(customer, invoice, open, null);
  }

  /**
   * @param customerSequence where in the ledger's log the customer's data stands that dunning had
   */
  public static ReminderRequested reminder(
      String customer, String invoice, String open, @Nullable String customerSequence) {
    AccountId account = AccountId.parse("CN01." + customer + ".CNY");
    return reminder(account, invoice, open, customerSequence);
  }

  /** What dunning says for an invoice of an account. */
  public static ReminderRequested reminder(
      AccountId account, String invoice, String open, @Nullable String customerSequence) {
    return new ReminderRequested(
        account + "/" + invoice,
        1,
        account,
        ItemKind.INVOICE,
        invoice,
        LocalDate.parse("2013-01-02"),
        LocalDate.parse("2013-02-01"),
        Money.parse("500.00 " + account.currency()),
        Money.parse(open + " " + account.currency()),
        null,
        "PO 4711",
        "reminder-1",
        1,
        MessageKind.COURTESY,
        SENDING,
        false,
        null,
        null,
        new DunningEvent.Recipient("p-1", Role.PAYMENT_RESPONSIBLE),
        "standard/1",
        null,
        customerSequence,
        null);
  }

  /** A receipt that pays a part of an invoice. */
  public static OpenItemsChanged paid(
      AccountId account, String invoice, String amount, String openAfter) {
    return changed(account, "receipt", invoice, "-" + amount, openAfter);
  }

  /** A document that changes what is open of an invoice. */
  public static OpenItemsChanged changed(
      AccountId account, String kind, String invoice, String change, String open) {
    String currency = " " + account.currency();
    OpenItem item =
        new OpenItem(
            ItemKind.INVOICE,
            invoice,
            Money.parse(change + currency),
            Money.parse(open + currency),
            null);
    return new OpenItemsChanged(
        account, kind, "D-1", LocalDate.parse("2013-02-03"), List.of(item), List.of());
  }

  /** A receipt whose part stands against nothing, or no longer. */
  public static OpenItemsChanged unapplied(
      AccountId account, String receipt, @Nullable String contract, String change) {
    Money money = Money.parse(change + " " + account.currency());
    return new OpenItemsChanged(
        account,
        "receipt",
        receipt,
        LocalDate.parse("2013-02-03"),
        List.of(),
        List.of(new UnappliedCredit("receipt", receipt, contract, money)));
  }

  /** The customer of an account. */
  public static CustomerChanged customer(AccountId account) {
    return new CustomerChanged(
        account.customerId(), "上海晨光机械有限公司", "zh-CN", "Asia/Shanghai", "CN", null);
  }

  /** The contact that the requests are for. */
  public static TestContact wangAt(@Nullable String email) {
    return new TestContact("p-1", "王芳", Role.PAYMENT_RESPONSIBLE, email);
  }

  /** A demand for the same claim that a person orders now. */
  public static ReminderRequested ordered(ReminderRequested it, int request, Instant now) {
    Sending before = it.sending();
    Sending sending =
        new Sending(
            before.day(),
            before.hours(),
            now,
            before.mostInWeek(),
            before.mostInWeekOfCustomer(),
            before.receiptsThrough());
    return new ReminderRequested(
        it.caseId(),
        request,
        it.account(),
        it.itemKind(),
        it.invoice(),
        it.invoiceDate(),
        it.dueOn(),
        it.amount(),
        it.open(),
        it.contract(),
        it.reference(),
        "demand",
        3,
        MessageKind.DEMAND,
        sending,
        true,
        null,
        null,
        it.recipient(),
        it.policy(),
        it.ledgerSequence(),
        it.customerSequence(),
        null);
  }

  /** As dunning asks for another invoice, to another contact. */
  public static ReminderRequested to(
      DunningEvent.Recipient recipient, String invoice, ReminderRequested it) {
    return new ReminderRequested(
        it.account() + "/" + invoice,
        it.request(),
        it.account(),
        it.itemKind(),
        invoice,
        it.invoiceDate(),
        it.dueOn(),
        it.amount(),
        it.open(),
        it.contract(),
        it.reference(),
        it.level(),
        it.ordinal(),
        it.kind(),
        it.sending(),
        it.ordered(),
        it.minimum(),
        it.held(),
        recipient,
        it.policy(),
        it.ledgerSequence(),
        it.customerSequence(),
        null);
  }

  /** As dunning asks for the same claim by another request, for another level and day. */
  public static ReminderRequested asked(
      ReminderRequested it, int request, String level, LocalDate day) {
    return new ReminderRequested(
        it.caseId(),
        request,
        it.account(),
        it.itemKind(),
        it.invoice(),
        it.invoiceDate(),
        it.dueOn(),
        it.amount(),
        it.open(),
        it.contract(),
        it.reference(),
        level,
        LEVELS.indexOf(level) + 1,
        level.equals("demand") ? MessageKind.DEMAND : MessageKind.COURTESY,
        sending(day),
        it.ordered(),
        it.minimum(),
        it.held(),
        it.recipient(),
        it.policy(),
        it.ledgerSequence(),
        it.customerSequence(),
        null);
  }

  /** As dunning asks for it by a policy with a minimum, falling due on another day. */
  public static ReminderRequested withMinimum(
      ReminderRequested it, String level, LocalDate dueOn, String minimum) {
    return new ReminderRequested(
        it.caseId(),
        it.request(),
        it.account(),
        it.itemKind(),
        it.invoice(),
        it.invoiceDate(),
        dueOn,
        it.amount(),
        it.open(),
        it.contract(),
        it.reference(),
        level,
        it.ordinal(),
        it.kind(),
        it.sending(),
        it.ordered(),
        Money.parse(minimum + " " + it.account().currency()),
        it.held(),
        it.recipient(),
        it.policy(),
        it.ledgerSequence(),
        it.customerSequence(),
        null);
  }

  /** As dunning asks for it by a policy whose messages of the day are sealed at another moment. */
  public static ReminderRequested sealing(ReminderRequested it, Instant sealsAt) {
    Sending before = it.sending();
    return new ReminderRequested(
        it.caseId(),
        it.request(),
        it.account(),
        it.itemKind(),
        it.invoice(),
        it.invoiceDate(),
        it.dueOn(),
        it.amount(),
        it.open(),
        it.contract(),
        it.reference(),
        it.level(),
        it.ordinal(),
        it.kind(),
        new Sending(
            before.day(),
            before.hours(),
            sealsAt,
            before.mostInWeek(),
            before.mostInWeekOfCustomer(),
            before.receiptsThrough()),
        it.ordered(),
        it.minimum(),
        it.held(),
        it.recipient(),
        it.policy(),
        it.ledgerSequence(),
        it.customerSequence(),
        null);
  }
}
