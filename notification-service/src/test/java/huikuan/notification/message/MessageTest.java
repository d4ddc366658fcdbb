package huikuan.notification.message;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.GROUNDS;
import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.PERSON;
import static huikuan.notification.Samples.TEMPLATE;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.request;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.Samples;
import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordBounce;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageCommand.Withhold;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageEvent.Withheld;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final MessageId ID = requested().message();
  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final Step STEP = requested().steps().getFirst();
  private static final List<SentSubject> TOLD =
      List.of(new SentSubject(STEP, Money.parse("128000.00 CNY"), null, null, "standard/1"));
  private static final List<LeftOut> SETTLED = List.of(new LeftOut(STEP, "settled"));
  private static final Instant LATER = NINE.plusSeconds(60);

  private final AggregateTestFixture<Message> message = new AggregateTestFixture<>(Message.class);

  @Test
  void aMessageIsRequested() {
    message.givenNoPriorActivity().when(request()).expectEvents(requested());
  }

  @Test
  void aMessageIsWordedByTheFurthestOfItsSteps() {
    Requested both =
        requested(
            "reminder-2",
            subject("reminder-1", ACCOUNT, "I-1", "1.00", "1.00"),
            subject("reminder-2", ACCOUNT, "I-2", "1.00", "1.00"),
            subject("reminder-1", ACCOUNT, "I-3", "1.00", "1.00"));
    message
        .givenNoPriorActivity()
        .when(
            new RequestMessage(
                ID,
                CUSTOMER,
                both.kind(),
                both.subjects(),
                null,
                null,
                both.sending(),
                both.recipient(),
                both.frequency()))
        .expectEvents(both);
  }

  @Test
  void aMessageRequestedAgainIsTheSameMessage() {
    message.given(requested()).when(request()).expectNoEvents();
  }

  @Test
  void aMessageThatWasSentIsNotRequestedAnew() {
    message.given(requested(), sent(1)).when(request()).expectNoEvents();
  }

  @Test
  void theFirstAttemptIsNumberOne() {
    message
        .given(requested())
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(new NextAttempt(1, requested()));
  }

  @Test
  void aFailedAttemptIsFollowedByTheNext() {
    message
        .given(requested(), failed(1), failed(2))
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(new NextAttempt(3, requested()));
  }

  @Test
  void thereIsNoAttemptAfterTheEnd() {
    message
        .given(requested(), sent(1))
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(null);
    message
        .given(requested(), withdrawn())
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(null);
    message
        .given(requested(), givenUp(1))
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(null);
  }

  @Test
  void nobodyAttemptsWhatWasNeverRequested() {
    message
        .givenNoPriorActivity()
        .when(new PrepareAttempt(ID))
        .expectException(AggregateNotFoundException.class);
  }

  @Test
  void ofWhatWasSentTheHashIsKept() {
    message
        .given(requested())
        .when(new RecordSent(ID, 1, TOLD, List.of(), HASH, TEMPLATE, null, GROUNDS, NINE))
        .expectEvents(sent(1));
  }

  @Test
  void whatWasSentNeverChangesAfterwards() {
    String other = "of other words";
    message
        .given(requested(), sent(1))
        .when(new RecordSent(ID, 1, TOLD, List.of(), other, TEMPLATE, null, GROUNDS, LATER))
        .expectNoEvents();
    message
        .given(requested(), sent(1))
        .when(new RecordSent(ID, 2, TOLD, List.of(), other, TEMPLATE, null, GROUNDS, LATER))
        .expectNoEvents();
    message.given(requested(), sent(1)).when(new Withdraw(ID, SETTLED, LATER)).expectNoEvents();
    message
        .given(requested(), sent(1))
        .when(new GiveUp(ID, 2, "too late", true, null, LATER))
        .expectNoEvents();
  }

  @Test
  void aFailedAttemptSaysWhenItIsTriedAgain() {
    message
        .given(requested())
        .when(new RecordFailedAttempt(ID, 1, "connection refused", NINE, LATER))
        .expectEvents(failed(1));
  }

  @Test
  void anAttemptFailsOnlyOnce() {
    message
        .given(requested(), failed(1))
        .when(new RecordFailedAttempt(ID, 1, "connection refused", NINE, LATER))
        .expectNoEvents();
  }

  @Test
  void anAttemptThatSkipsANumberIsRefused() {
    message
        .given(requested(), failed(1))
        .when(new RecordFailedAttempt(ID, 3, "connection refused", NINE, LATER))
        .expectException(IllegalStateException.class)
        .expectNoEvents();
  }

  @Test
  void aMessageIsWithdrawnOnce() {
    message
        .given(requested(), failed(1))
        .when(new Withdraw(ID, SETTLED, LATER))
        .expectEvents(withdrawn());
    message.given(requested(), withdrawn()).when(new Withdraw(ID, SETTLED, LATER)).expectNoEvents();
  }

  @Test
  void aMessageIsGivenUpOnce() {
    message
        .given(requested())
        .when(new GiveUp(ID, 1, "550 no such user", true, null, LATER))
        .expectEvents(givenUp(1));
    message
        .given(requested(), givenUp(1))
        .when(new GiveUp(ID, 1, "550 no such user", true, null, LATER))
        .expectNoEvents();
  }

  @Test
  void aMessageThatWasSentComesBackOnceForTheReasonToldFirst() {
    message
        .given(requested(), sent(1))
        .when(new RecordBounce(ID, "5.1.1", LATER))
        .expectEvents(bounced())
        .expectResultMessagePayload("5.1.1");
    message
        .given(requested(), sent(1), bounced())
        .when(new RecordBounce(ID, "5.2.2", LATER.plusSeconds(60)))
        .expectNoEvents()
        .expectResultMessagePayload("5.1.1");
  }

  @Test
  void aMessageThatWasNotSentDoesNotComeBack() {
    message
        .given(requested())
        .when(new RecordBounce(ID, "5.1.1", LATER))
        .expectNoEvents()
        .expectResultMessagePayload(null);
    message
        .given(requested(), withdrawn())
        .when(new RecordBounce(ID, "5.1.1", LATER))
        .expectNoEvents()
        .expectResultMessagePayload(null);
  }

  @Test
  void aMessageWithALetterIsWordedByTheTemplateOfItsKind() {
    Requested asked = requested(letter(LetterKind.DEMAND));
    message.givenNoPriorActivity().when(asking(asked)).expectEvents(asked);
    assertThat(asked.template()).isEqualTo("letter-demand");
    assertThat(letter(LetterKind.POSITIVE).template()).isEqualTo("letter-positive");
    assertThat(letter(LetterKind.POSITIVE, 1, "1.00", "zh", null).template())
        .isEqualTo("letter-follow-up");
    assertThat(asked.message())
        .isEqualTo(requested(letter(LetterKind.POSITIVE)).message())
        .isNotEqualTo(requested(letter(LetterKind.POSITIVE, 1, "1.00", "zh", null)).message());
  }

  @Test
  void aMessageWithALetterIsRequestedOnce() {
    Requested asked = requested(letter(LetterKind.POSITIVE));
    message.given(asked).when(asking(asked)).expectNoEvents();
  }

  /** A message about claims is counted by its digest. */
  @Test
  void aMessageWithALetterIsCountedWhenItIsRequested() {
    assertThat(requested(letter(LetterKind.POSITIVE)).mentions())
        .containsExactly(
            "ordered 2013-02-04 contact CN01.C-1\np-1",
            "ordered 2013-02-04 customer CN01.C-1",
            "ordered 2013-02-04 person " + PERSON);
    assertThat(requested().mentions()).isEmpty();
  }

  @Test
  void aLetterThatIsWithheldEndsItsMessageOnce() {
    Requested asked = requested(letter(LetterKind.DEMAND));
    Withhold withhold = new Withhold(asked.message(), new Obstacle("settled", "611365"), LATER);
    Withheld withheld =
        new Withheld(
            asked.message(),
            CUSTOMER,
            new LetterRequest("L-1", 1),
            null,
            new Obstacle("settled", "611365"),
            LATER);
    message.given(asked).when(withhold).expectEvents(withheld);
    message.given(asked, withheld).when(withhold).expectNoEvents();
    message
        .given(asked, withheld)
        .when(new PrepareAttempt(asked.message()))
        .expectResultMessagePayload(null);
    message
        .given(asked, withheld)
        .when(new GiveUp(asked.message(), 1, "too late", true, null, LATER))
        .expectNoEvents();
  }

  @Test
  void aMessageWithACopyIsRequestedOnceAndWhatBecomesOfItNamesTheCopy() {
    Requested asked = requested(Samples.copy("zh"));
    CopyRequest request = Samples.copy("zh").request();
    message.givenNoPriorActivity().when(asking(asked)).expectEvents(asked);
    message.given(asked).when(asking(asked)).expectNoEvents();
    message
        .given(asked)
        .when(new Withhold(asked.message(), new Obstacle("day-over", null), LATER))
        .expectEvents(
            new Withheld(
                asked.message(), CUSTOMER, null, request, new Obstacle("day-over", null), LATER));
    Sent sent =
        new Sent(
            asked.message(),
            CUSTOMER,
            MessageKind.COPY,
            List.of(),
            List.of(),
            null,
            request,
            "mail",
            "p-1",
            1,
            HASH,
            "zh/evidence-copy/1",
            null,
            GROUNDS,
            NINE);
    message
        .given(asked)
        .when(
            new RecordSent(
                asked.message(),
                1,
                List.of(),
                List.of(),
                HASH,
                "zh/evidence-copy/1",
                null,
                GROUNDS,
                NINE))
        .expectEvents(sent);
    message
        .given(asked, sent)
        .when(new PrepareAttempt(asked.message()))
        .expectResultMessagePayload(null);
    message
        .given(asked, sent)
        .when(new RecordBounce(asked.message(), "5.1.1", LATER))
        .expectEvents(
            new Bounced(
                asked.message(),
                CUSTOMER,
                MessageKind.COPY,
                List.of(),
                null,
                request,
                "mail",
                "p-1",
                "5.1.1",
                null,
                PERSON,
                LATER));
  }

  @Test
  void whatBecomesOfALettersMessageNamesTheRequest() {
    Requested asked = requested(letter(LetterKind.POSITIVE));
    LetterRequest request = new LetterRequest("L-1", 1);
    Sent sent =
        new Sent(
            asked.message(),
            CUSTOMER,
            MessageKind.LETTER,
            List.of(),
            List.of(),
            request,
            null,
            "mail",
            "p-1",
            1,
            HASH,
            "zh/letter-positive/1",
            null,
            GROUNDS,
            NINE);
    message
        .given(asked)
        .when(
            new RecordSent(
                asked.message(),
                1,
                List.of(),
                List.of(),
                HASH,
                "zh/letter-positive/1",
                null,
                GROUNDS,
                NINE))
        .expectEvents(sent);
    message
        .given(asked, sent)
        .when(new RecordBounce(asked.message(), "5.1.1", LATER))
        .expectEvents(
            new Bounced(
                asked.message(),
                CUSTOMER,
                MessageKind.LETTER,
                List.of(),
                request,
                null,
                "mail",
                "p-1",
                "5.1.1",
                null,
                PERSON,
                LATER));
    message
        .given(asked)
        .when(new GiveUp(asked.message(), 0, "contact-gone", false, "7", LATER))
        .expectEvents(
            new GivenUp(
                asked.message(),
                CUSTOMER,
                MessageKind.LETTER,
                List.of(),
                request,
                null,
                "mail",
                "p-1",
                0,
                "contact-gone",
                false,
                "7",
                LATER));
  }

  private static RequestMessage asking(Requested asked) {
    return new RequestMessage(
        asked.message(),
        asked.customer(),
        asked.kind(),
        asked.subjects(),
        asked.letter(),
        asked.copy(),
        asked.sending(),
        asked.recipient(),
        asked.frequency());
  }

  private static Bounced bounced() {
    return new Bounced(
        ID,
        CUSTOMER,
        MessageKind.COURTESY,
        TOLD.stream().map(SentSubject::step).toList(),
        null,
        null,
        "mail",
        "p-1",
        "5.1.1",
        null,
        PERSON,
        LATER);
  }

  private static Sent sent(int attempt) {
    return new Sent(
        ID,
        CUSTOMER,
        MessageKind.COURTESY,
        TOLD,
        List.of(),
        null,
        null,
        "mail",
        "p-1",
        attempt,
        HASH,
        TEMPLATE,
        null,
        GROUNDS,
        NINE);
  }

  private static AttemptFailed failed(int attempt) {
    return new AttemptFailed(ID, CUSTOMER, attempt, "connection refused", NINE, LATER);
  }

  private static Withdrawn withdrawn() {
    return new Withdrawn(ID, CUSTOMER, SETTLED, LATER);
  }

  private static GivenUp givenUp(int attempts) {
    return new GivenUp(
        ID,
        CUSTOMER,
        MessageKind.COURTESY,
        List.of(STEP),
        null,
        null,
        "mail",
        "p-1",
        attempts,
        "550 no such user",
        true,
        null,
        LATER);
  }
}
