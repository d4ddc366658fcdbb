package huikuan.notification.publishing;

import static huikuan.contracts.MessageKind.COPY;
import static huikuan.contracts.MessageKind.COURTESY;
import static huikuan.contracts.MessageKind.LETTER;
import static huikuan.notification.Samples.FREQUENCY;
import static huikuan.notification.Samples.GROUNDS;
import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.PERSON;
import static huikuan.notification.Samples.SENDING;
import static huikuan.notification.Samples.WANG;
import static huikuan.notification.Samples.copy;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.Approved;
import huikuan.notification.Samples;
import huikuan.notification.digest.DigestEvent;
import huikuan.notification.digest.DigestEvent.DigestOpened;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.notification.digest.DigestEvent.SubjectAdded;
import huikuan.notification.digest.DigestEvent.SubjectRefused;
import huikuan.notification.digest.DigestId;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.LetterRequest;
import huikuan.notification.message.MessageEvent;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageEvent.Withheld;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.paying.BankAccount;
import huikuan.notification.paying.Contact;
import huikuan.notification.paying.Paying;
import huikuan.notification.paying.PayingEvent;
import huikuan.notification.paying.PayingEvent.PayingApproved;
import huikuan.notification.paying.PayingEvent.PayingOvertaken;
import huikuan.notification.paying.PayingEvent.PayingProposed;
import huikuan.notification.paying.PayingEvent.PayingRejected;
import huikuan.platform.approval.Proposal;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.template.TemplateEvent;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is in the log must be readable for ever: names and shapes are approved files. */
class StoredEventsTest {

  private static final EventCodec CODEC =
      new EventCodec(
          EventVocabulary.of(
              DigestEvent.class, MessageEvent.class, TemplateEvent.class, PayingEvent.class));
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Paying PAYING =
      new Paying(
          List.of(
              new BankAccount(
                  "CNY", "示范银行", null, "1001 2345", "回款示范贸易", "Sample Bank", "Sample Trading"),
              new BankAccount(
                  "EUR", "Sample Bank", "DE02120300000000202051", null, "Sample", null, null)),
          new Contact("周婷", "zhou.ting@huikuan.example", "+86 21 5555 0100"));

  static List<Object> events() {
    MessageId id = requested().message();
    DigestId digest = new DigestId("digest." + id);
    CustomerId customer = requested().customer();
    Subject subject = requested().subjects().getFirst();
    Step step = subject.step();
    String contact = requested().recipient().contactId();
    List<LeftOut> leftOut = List.of(new LeftOut(step, "settled"));
    return List.of(
        new DigestOpened(digest, 1, customer, WANG, SENDING, false),
        new SubjectAdded(digest, customer, COURTESY, subject),
        new SubjectRefused(digest, customer, new LeftOut(step, "contacted-today")),
        new DigestSealed(
            digest, customer, WANG, SENDING, COURTESY, List.of(subject), leftOut, FREQUENCY),
        requested(),
        new TemplateVersionAdded(
            TemplateId.parse("zh/reminder-1"),
            3,
            "courtesy",
            new TemplateText(
                Map.of(
                    "subject",
                    "付款提醒：{{total}}",
                    "text",
                    "{{>claims}}\n{{>closing}}\n{{company}}\n",
                    "html",
                    "<p>{{company}}</p>")),
            false),
        new PayingProposed(
            "CN01",
            2,
            PAYING,
            Paying.NOTHING,
            Proposal.of("person:chen.jing", NINE.plusSeconds(432_000), 1)),
        new PayingApproved("CN01", 2, PAYING, "person:chen.jing"),
        new PayingRejected("CN01", 2, "not our bank"),
        new PayingOvertaken("CN01", 2),
        new AttemptFailed(id, customer, 1, "Connection refused", NINE, NINE.plusSeconds(60)),
        new Sent(
            id,
            customer,
            COURTESY,
            List.of(
                new SentSubject(
                    step,
                    subject.open(),
                    Money.parse("28000.00 CNY"),
                    Money.parse("100.00 CNY"),
                    "standard/1")),
            leftOut,
            null,
            null,
            "mail",
            contact,
            2,
            HASH,
            "zh/reminder-1/3",
            "0000000000000040007.0000000000",
            GROUNDS,
            NINE.plusSeconds(60)),
        new Withdrawn(id, customer, leftOut, NINE),
        new Withheld(
            MessageId.ofLetter(new LetterRequest("L-1", 2)),
            customer,
            new LetterRequest("L-1", 2),
            null,
            new Obstacle("on-hold", "invoice 611365"),
            NINE),
        new GivenUp(
            id,
            customer,
            COURTESY,
            List.of(step),
            null,
            null,
            "mail",
            contact,
            1,
            "550 5.1.1 no such user",
            true,
            "0000000000000040007.0000000000",
            NINE),
        new Bounced(
            id,
            customer,
            COURTESY,
            List.of(step),
            null,
            null,
            "mail",
            contact,
            "5.1.1 mailbox does not exist",
            "0000000000000040007.0000000000",
            PERSON,
            NINE.plusSeconds(120)));
  }

  /** Events of messages that take a letter. */
  static List<Object> ofLetters() {
    Requested demand =
        requested(
            letter(
                LetterKind.DEMAND,
                1,
                "128000.00",
                "en",
                new ReplyTo("Sample Auditors", "letters@auditors.example")));
    MessageId id = demand.message();
    CustomerId customer = demand.customer();
    LetterRequest request = new LetterRequest("L-1", 2);
    return List.of(
        demand,
        new Sent(
            id,
            customer,
            LETTER,
            List.of(),
            List.of(),
            request,
            null,
            "mail",
            "p-1",
            1,
            HASH,
            "en/letter-follow-up/1",
            "0000000000000040007.0000000000",
            GROUNDS,
            NINE),
        new GivenUp(
            id,
            customer,
            LETTER,
            List.of(),
            request,
            null,
            "mail",
            "p-1",
            0,
            "contact-gone",
            false,
            "0000000000000040007.0000000000",
            NINE),
        new Bounced(
            id,
            customer,
            LETTER,
            List.of(),
            request,
            null,
            "mail",
            "p-1",
            "5.1.1 mailbox does not exist",
            "0000000000000040007.0000000000",
            PERSON,
            NINE.plusSeconds(120)));
  }

  /** Events of messages that take a copy of evidence. */
  static List<Object> ofCopies() {
    Requested asked = requested(copy("zh"));
    MessageId id = asked.message();
    CustomerId customer = asked.customer();
    CopyRequest request = copy("zh").request();
    return List.of(
        asked,
        new Sent(
            id,
            customer,
            COPY,
            List.of(),
            List.of(),
            null,
            request,
            "mail",
            "p-1",
            1,
            HASH,
            "zh/evidence-copy/1",
            "0000000000000040007.0000000000",
            GROUNDS,
            NINE),
        new Withheld(
            id, customer, null, request, new Obstacle("evidence-withdrawn", "a word more"), NINE),
        new GivenUp(
            id,
            customer,
            COPY,
            List.of(),
            null,
            request,
            "mail",
            "p-1",
            0,
            "contact-gone",
            false,
            "0000000000000040007.0000000000",
            NINE),
        new Bounced(
            id,
            customer,
            COPY,
            List.of(),
            null,
            request,
            "mail",
            "p-1",
            "5.1.1 mailbox does not exist",
            "0000000000000040007.0000000000",
            PERSON,
            NINE.plusSeconds(120)));
  }

  /** An event that was stored before this was asked says nothing of it. */
  @Test
  void whetherTheCustomerIsAskedForAReceiptIsStoredWithTheClaim() {
    Subject asked = Samples.unconfirmed(requested().subjects().getFirst());
    MessageId id = requested().message();
    storedAs(
        ".goods",
        new SubjectAdded(new DigestId("digest." + id), requested().customer(), COURTESY, asked));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsApproved(Object event) {
    storedAs("", event);
  }

  @ParameterizedTest
  @MethodSource("ofLetters")
  void anEventOfALettersMessageIsStoredAsApproved(Object event) {
    storedAs(".letter", event);
  }

  @ParameterizedTest
  @MethodSource("ofCopies")
  void anEventOfACopysMessageIsStoredAsApproved(Object event) {
    storedAs(".copy", event);
  }

  private static void storedAs(String which, Object event) {
    String json = CODEC.encode(event);
    String name = event.getClass().getAnnotation(EventName.class).value();
    assertThat(CODEC.nameOf(event)).isEqualTo(name);
    Approved.verify(
        "events/" + name + which + ".json",
        PRETTY.writeValueAsString(PRETTY.readTree(json)) + System.lineSeparator());
    assertThat(CODEC.decode(name, json)).isEqualTo(event);
  }

  @Test
  void everyEventIsApproved() {
    assertThat(events().stream().map(CODEC::nameOf))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(DigestEvent.class, MessageEvent.class, TemplateEvent.class, PayingEvent.class)
                .flatMap(vocabulary -> EventVocabulary.namesOf(vocabulary).stream())
                .toList());
  }
}
