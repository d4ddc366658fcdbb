package huikuan.notification.message;

import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.EventName;
import huikuan.notification.Approved;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is in the log must be readable for ever: names and shapes are approved files. */
class StoredEventsTest {

  private static final EventCodec CODEC = new EventCodec(EventVocabulary.of(MessageEvent.class));
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static List<MessageEvent> events() {
    MessageId id = requested().message();
    Matter matter = requested().matter();
    String contact = requested().recipient().contactId();
    return List.of(
        requested(),
        new AttemptFailed(id, matter, 1, "Connection refused", NINE, NINE.plusSeconds(60)),
        new Sent(id, matter, "mail", contact, 2, HASH, NINE.plusSeconds(60)),
        new Withdrawn(id, matter, "settled", NINE),
        new GivenUp(id, matter, "mail", contact, 1, "550 5.1.1 no such user", NINE));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsApproved(MessageEvent event) {
    String json = CODEC.encode(event);
    String name = event.getClass().getAnnotation(EventName.class).value();
    assertThat(CODEC.nameOf(event)).isEqualTo(name);
    Approved.verify(
        "events/" + name + ".json",
        PRETTY.writeValueAsString(PRETTY.readTree(json)) + System.lineSeparator());
    assertThat(CODEC.decode(name, json)).isEqualTo(event);
  }

  @Test
  void everyEventIsApproved() {
    assertThat(events().stream().map(CODEC::nameOf))
        .containsExactlyInAnyOrderElementsOf(EventVocabulary.namesOf(MessageEvent.class));
  }
}
