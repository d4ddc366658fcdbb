package huikuan.notification.publishing;

import static huikuan.contracts.MessageKind.COPY;
import static huikuan.contracts.MessageKind.COURTESY;
import static huikuan.contracts.MessageKind.DEMAND;
import static huikuan.contracts.MessageKind.LETTER;
import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.GROUNDS;
import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.PERSON;
import static huikuan.notification.Samples.SENDING;
import static huikuan.notification.Samples.WANG;
import static huikuan.notification.Samples.copy;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.reminder;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailFailed;
import huikuan.contracts.notification.NotificationEvent.LetterMailWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.OfMessage;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.contracts.notification.NotificationEvent.TemplateAdded;
import huikuan.notification.digest.DigestEvent.DigestOpened;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.notification.digest.DigestEvent.SubjectAdded;
import huikuan.notification.digest.DigestEvent.SubjectRefused;
import huikuan.notification.digest.DigestId;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.LetterRequest;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageEvent.Withheld;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Step;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagePublisherTest {

  private static final MessageId ID = requested().message();
  private static final DigestId DIGEST = new DigestId("digest." + ID);
  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final String CONTACT = "p-1";
  private static final Money OPEN = Money.parse("1.00 CNY");

  private final MessagePublisher publisher = new MessagePublisher();

  @Test
  void whatWasSentIsToldWithItsProofAndItsStepsUnderItsCustomer() {
    assertThat(published(sent(List.of(told(1), told(2)), List.of())))
        .containsExactly(
            new Publication(
                "CN01.C-1",
                CUSTOMER.toString(),
                new MessageSent(
                    ID.value(),
                    CUSTOMER,
                    DEMAND,
                    List.of(contract(1), contract(2)),
                    "mail",
                    CONTACT,
                    HASH,
                    2,
                    NINE)));
  }

  @Test
  void whatAMessageLeavesOutIsToldByReason() {
    assertThat(
            events(
                sent(
                    List.of(told(1)),
                    List.of(leftOut(2, "settled"), leftOut(3, "on-hold"), leftOut(4, "settled")))))
        .hasSize(3)
        .contains(leftOut("settled", contract(2), contract(4)), leftOut("on-hold", contract(3)));
    assertThat(events(new Withdrawn(ID, CUSTOMER, List.of(leftOut(1, "reversed")), NINE)))
        .containsExactly(leftOut("reversed", contract(1)));
  }

  @Test
  void whatADigestLeavesOutOrRefusesIsToldWithTheMessageIfThereIsOne() {
    List<LeftOut> late = List.of(leftOut(1, "demand-first"));
    assertThat(
            events(new DigestSealed(DIGEST, CUSTOMER, WANG, SENDING, null, List.of(), late, null)))
        .containsExactly(withoutMessage("demand-first", contract(1)));
    assertThat(
            events(
                new DigestSealed(
                    DIGEST,
                    CUSTOMER,
                    WANG,
                    SENDING,
                    DEMAND,
                    requested().subjects(),
                    late,
                    requested().frequency())))
        .containsExactly(leftOut("demand-first", contract(1)));
    assertThat(events(new SubjectRefused(DIGEST, CUSTOMER, leftOut(2, "contacted-today"))))
        .containsExactly(leftOut("contacted-today", contract(2)));
    assertThat(events(new SubjectRefused(DIGEST, CUSTOMER, leftOut(2, "message-full"))))
        .containsExactly(withoutMessage("message-full", contract(2)));
  }

  @Test
  void whatCouldNotBeDeliveredIsTold() {
    GivenUp givenUp =
        new GivenUp(
            ID,
            CUSTOMER,
            DEMAND,
            List.of(step(1)),
            null,
            null,
            "mail",
            CONTACT,
            3,
            "550 no such user",
            true,
            "7",
            NINE);
    assertThat(events(givenUp))
        .containsExactly(
            new MessageFailed(
                ID.value(),
                CUSTOMER,
                DEMAND,
                List.of(contract(1)),
                "mail",
                CONTACT,
                "550 no such user",
                true,
                "7",
                3));
  }

  @Test
  void whatCameBackIsTold() {
    Bounced bounced =
        new Bounced(
            ID,
            CUSTOMER,
            DEMAND,
            List.of(step(1)),
            null,
            null,
            "mail",
            CONTACT,
            "5.1.1",
            "7",
            PERSON,
            NINE);
    assertThat(events(bounced))
        .containsExactly(
            new MessageBounced(
                ID.value(),
                CUSTOMER,
                DEMAND,
                List.of(contract(1)),
                "mail",
                CONTACT,
                "5.1.1",
                "7",
                NINE));
  }

  @Test
  void whatBecomesOfACopyIsToldUnderItsCustomer() {
    CopyRequest copy = copy("zh").request();
    Subject of = copy.subject();
    MessageId id = MessageId.ofCopy(copy);
    String name = id.value();
    Obstacle late = new Obstacle("day-over", null);
    assertThat(
            Stream.of(
                    new Sent(
                        id,
                        CUSTOMER,
                        COPY,
                        List.of(),
                        List.of(),
                        null,
                        copy,
                        "mail",
                        CONTACT,
                        2,
                        HASH,
                        "zh/evidence-copy/1",
                        null,
                        GROUNDS,
                        NINE),
                    new GivenUp(
                        id, CUSTOMER, COPY, List.of(), null, copy, "mail", CONTACT, 3, "550", true,
                        "7", NINE),
                    new Bounced(
                        id, CUSTOMER, COPY, List.of(), null, copy, "mail", CONTACT, "5.1", "7",
                        PERSON, NINE),
                    new Withheld(id, CUSTOMER, null, copy, late, NINE))
                .flatMap(event -> published(event).stream()))
        .extracting(Publication::key, Publication::event)
        .containsExactly(
            tuple(
                "CN01.C-1",
                new EvidenceCopyMailed(name, CUSTOMER, of, 2, "mail", CONTACT, HASH, 2, NINE)),
            tuple(
                "CN01.C-1",
                new EvidenceCopyFailed(
                    name, CUSTOMER, of, 2, "mail", CONTACT, "550", true, "7", 3)),
            tuple(
                "CN01.C-1",
                new EvidenceCopyBounced(name, CUSTOMER, of, 2, "mail", CONTACT, "5.1", "7", NINE)),
            tuple("CN01.C-1", new EvidenceCopyWithheld(name, CUSTOMER, of, 2, "day-over", null)));
    assertThat(published(requested(copy("zh")))).isEmpty();
  }

  @Test
  void whatBecomesOfALetterIsToldUnderItsCustomer() {
    LetterRequest request = new LetterRequest("L-1", 2);
    MessageId id = MessageId.ofLetter(request);
    String name = id.value();
    Sent sent =
        new Sent(
            id,
            CUSTOMER,
            LETTER,
            List.of(),
            List.of(),
            request,
            null,
            "mail",
            CONTACT,
            2,
            HASH,
            "zh/letter-positive/1",
            null,
            GROUNDS,
            NINE);
    GivenUp givenUp =
        new GivenUp(
            id, CUSTOMER, LETTER, List.of(), request, null, "mail", CONTACT, 3, "550", true, "7",
            NINE);
    Bounced bounced =
        new Bounced(
            id, CUSTOMER, LETTER, List.of(), request, null, "mail", CONTACT, "5.1", "7", PERSON,
            NINE);
    Withheld withheld =
        new Withheld(id, CUSTOMER, request, null, new Obstacle("settled", "611365"), NINE);
    assertThat(
            Stream.of(sent, givenUp, bounced, withheld).flatMap(each -> published(each).stream()))
        .allSatisfy(each -> assertThat(each.key()).isEqualTo("CN01.C-1"))
        .extracting(Publication::event)
        .containsExactly(
            new LetterMailed(name, CUSTOMER, "L-1", 2, "mail", CONTACT, HASH, 2, NINE),
            new LetterMailFailed(name, CUSTOMER, "L-1", 2, "mail", CONTACT, "550", true, "7", 3),
            new LetterMailBounced(name, CUSTOMER, "L-1", 2, "mail", CONTACT, "5.1", "7", NINE),
            new LetterMailWithheld(name, CUSTOMER, "L-1", 2, "settled", "611365"));
    assertThat(published(requested(letter(LetterKind.POSITIVE)))).isEmpty();
  }

  @Test
  void aMessageAboutVeryManyClaimsIsToldInParts() {
    List<OfMessage> parts =
        events(
            sent(
                IntStream.range(0, 1_100).mapToObj(MessagePublisherTest::told).toList(),
                List.of()));
    assertThat(parts).extracting(part -> part.steps().size()).containsExactly(500, 500, 100);
    assertThat(parts.stream().flatMap(part -> part.steps().stream()))
        .isEqualTo(IntStream.range(0, 1_100).mapToObj(MessagePublisherTest::contract).toList());
  }

  @Test
  void aTemplateIsToldWithEachVersion() {
    assertThat(
            published(
                new TemplateVersionAdded(
                    TemplateId.parse("zh/reminder-1"),
                    3,
                    "courtesy",
                    new TemplateText(Map.of("subject", "s", "text", "t")),
                    false)))
        .containsExactly(
            new Publication(
                "zh/reminder-1", "templates", new TemplateAdded("reminder-1", "zh", COURTESY, 3)));
  }

  @Test
  void theWayThereAndWhatOthersSaidStayInside() {
    assertThat(published(requested())).isEmpty();
    assertThat(published(new AttemptFailed(ID, CUSTOMER, 1, "down", NINE, NINE))).isEmpty();
    assertThat(published(reminder("C-1", "611365", "100.00"))).isEmpty();
    assertThat(published(new DigestOpened(DIGEST, 1, CUSTOMER, WANG, SENDING, false))).isEmpty();
    assertThat(
            published(
                new SubjectAdded(DIGEST, CUSTOMER, COURTESY, requested().subjects().getFirst())))
        .isEmpty();
  }

  private static Sent sent(List<SentSubject> told, List<LeftOut> leftOut) {
    return new Sent(
        ID,
        CUSTOMER,
        DEMAND,
        told,
        leftOut,
        null,
        null,
        "mail",
        CONTACT,
        2,
        HASH,
        "zh/demand/1",
        null,
        GROUNDS,
        NINE);
  }

  private static SentSubject told(int invoice) {
    return new SentSubject(step(invoice), OPEN, null, null, "standard/1");
  }

  private static LeftOut leftOut(int invoice, String reason) {
    return new LeftOut(step(invoice), reason);
  }

  private static Step step(int invoice) {
    return new Step("case-" + invoice, 1, ACCOUNT, ItemKind.INVOICE, "I-" + invoice, "demand");
  }

  private static NotificationEvent.Step contract(int invoice) {
    return new NotificationEvent.Step(
        "case-" + invoice, 1, ACCOUNT, ItemKind.INVOICE, "I-" + invoice, "demand");
  }

  private static StepsLeftOut leftOut(String reason, NotificationEvent.Step... steps) {
    return new StepsLeftOut(ID.value(), CUSTOMER, List.of(steps), reason, null);
  }

  /** What was left out names no message that was not put together. */
  private static StepsLeftOut withoutMessage(String reason, NotificationEvent.Step... steps) {
    return new StepsLeftOut(null, CUSTOMER, List.of(steps), reason, null);
  }

  private List<OfMessage> events(Object payload) {
    return published(payload).stream().map(each -> (OfMessage) each.event()).toList();
  }

  private List<Publication> published(Object payload) {
    return publisher.publish(
        new RecordedEvent(7, 0, "e", "any", payload, Map.of(), NINE, "Message", ID.toString(), 1));
  }
}
