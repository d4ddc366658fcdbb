package huikuan.notification.message;

import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.request;
import static huikuan.notification.Samples.requested;

import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import java.time.Instant;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final MessageId ID = requested().message();
  private static final Matter MATTER = requested().matter();
  private static final Instant LATER = NINE.plusSeconds(60);

  private final AggregateTestFixture<Message> message = new AggregateTestFixture<>(Message.class);

  @Test
  void aMessageIsRequested() {
    message.givenNoPriorActivity().when(request()).expectEvents(requested());
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
    message.given(requested()).when(new PrepareAttempt(ID)).expectResultMessagePayload(1);
  }

  @Test
  void aFailedAttemptIsFollowedByTheNext() {
    message
        .given(requested(), failed(1), failed(2))
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(3);
  }

  @Test
  void thereIsNoAttemptAfterTheEnd() {
    message.given(requested(), sent(1)).when(new PrepareAttempt(ID)).expectResultMessagePayload(0);
    message
        .given(requested(), withdrawn())
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(0);
    message
        .given(requested(), givenUp(1))
        .when(new PrepareAttempt(ID))
        .expectResultMessagePayload(0);
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
        .when(new RecordSent(ID, 1, HASH, NINE))
        .expectEvents(new Sent(ID, MATTER, "mail", "p-1", 1, HASH, NINE));
  }

  @Test
  void whatWasSentNeverChangesAfterwards() {
    String other = "of other words";
    message.given(requested(), sent(1)).when(new RecordSent(ID, 1, other, LATER)).expectNoEvents();
    message.given(requested(), sent(1)).when(new RecordSent(ID, 2, other, LATER)).expectNoEvents();
    message.given(requested(), sent(1)).when(new Withdraw(ID, "settled", LATER)).expectNoEvents();
    message.given(requested(), sent(1)).when(new GiveUp(ID, 2, "too late", LATER)).expectNoEvents();
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
        .when(new Withdraw(ID, "settled", LATER))
        .expectEvents(withdrawn());
    message
        .given(requested(), withdrawn())
        .when(new Withdraw(ID, "settled", LATER))
        .expectNoEvents();
  }

  @Test
  void aMessageIsGivenUpOnce() {
    message
        .given(requested())
        .when(new GiveUp(ID, 1, "550 no such user", LATER))
        .expectEvents(givenUp(1));
    message
        .given(requested(), givenUp(1))
        .when(new GiveUp(ID, 1, "550 no such user", LATER))
        .expectNoEvents();
  }

  private static Sent sent(int attempt) {
    return new Sent(ID, MATTER, "mail", "p-1", attempt, HASH, NINE);
  }

  private static AttemptFailed failed(int attempt) {
    return new AttemptFailed(ID, MATTER, attempt, "connection refused", NINE, LATER);
  }

  private static Withdrawn withdrawn() {
    return new Withdrawn(ID, MATTER, "settled", LATER);
  }

  private static GivenUp givenUp(int attempts) {
    return new GivenUp(ID, MATTER, "mail", "p-1", attempts, "550 no such user", LATER);
  }
}
