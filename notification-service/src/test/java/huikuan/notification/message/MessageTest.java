package huikuan.notification.message;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.GROUNDS;
import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.PERSON;
import static huikuan.notification.Samples.TEMPLATE;
import static huikuan.notification.Samples.request;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.subject;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordBounce;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
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

  private static Bounced bounced() {
    return new Bounced(
        ID,
        CUSTOMER,
        MessageKind.COURTESY,
        TOLD.stream().map(SentSubject::step).toList(),
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
        "mail",
        "p-1",
        attempts,
        "550 no such user",
        true,
        null,
        LATER);
  }
}
