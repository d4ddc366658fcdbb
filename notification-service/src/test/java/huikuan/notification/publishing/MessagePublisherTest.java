package huikuan.notification.publishing;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.CASE;
import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.reminder;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.MessageWithdrawn;
import huikuan.notification.message.Matter;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageId;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagePublisherTest {

  private static final MessageId ID = requested().message();
  private static final Matter MATTER = requested().matter();
  private static final String CONTACT = "p-1";

  private final MessagePublisher publisher = new MessagePublisher();

  @Test
  void whatWasSentIsToldWithItsProofUnderItsAccount() {
    assertThat(published(new Sent(ID, MATTER, "mail", CONTACT, 2, HASH, NINE)))
        .containsExactly(
            new Publication(
                "CN01.C-1.CNY",
                ACCOUNT.customerId(),
                new MessageSent(
                    ID.value(),
                    CASE,
                    1,
                    ACCOUNT,
                    "611365",
                    "reminder-1",
                    "mail",
                    CONTACT,
                    HASH,
                    2,
                    NINE)));
  }

  @Test
  void whatWasWithdrawnIsTold() {
    assertThat(published(new Withdrawn(ID, MATTER, "settled", NINE)))
        .extracting(Publication::event)
        .containsExactly(
            new MessageWithdrawn(ID.value(), CASE, 1, ACCOUNT, "611365", "reminder-1", "settled"));
  }

  @Test
  void whatCouldNotBeDeliveredIsTold() {
    assertThat(published(new GivenUp(ID, MATTER, "mail", CONTACT, 3, "550 no such user", NINE)))
        .extracting(Publication::event)
        .containsExactly(
            new MessageFailed(
                ID.value(),
                CASE,
                1,
                ACCOUNT,
                "611365",
                "reminder-1",
                "mail",
                CONTACT,
                "550 no such user",
                3));
  }

  @Test
  void theWayThereAndWhatOthersSaidStayInside() {
    assertThat(published(requested())).isEmpty();
    assertThat(published(new AttemptFailed(ID, MATTER, 1, "down", NINE, NINE))).isEmpty();
    assertThat(published(reminder("C-1", "611365", "100.00"))).isEmpty();
  }

  private List<Publication> published(Object payload) {
    return publisher.publish(
        new RecordedEvent(7, 0, "e", "any", payload, Map.of(), NINE, "Message", ID.toString(), 1));
  }
}
