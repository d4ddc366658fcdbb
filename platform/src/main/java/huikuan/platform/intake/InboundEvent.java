package huikuan.platform.intake;

import huikuan.contracts.TraceParent;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.relay.CloudEvents;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A record from Kafka, on its way to being a commit. */
final class InboundEvent {

  private InboundEvent() {}

  /**
   * The event's source and id are the business key, for ever: the second arrival is refused.
   *
   * @throws Unreadable if the record is no CloudEvent, or its content is not what its type promises
   */
  static NewCommit commit(ConsumerRecord<String, byte[]> record, EventCodec codec) {
    Headers headers = record.headers();
    String source = required(headers, CloudEvents.SOURCE);
    String id = required(headers, CloudEvents.ID);
    String type = required(headers, CloudEvents.TYPE);
    if (record.value() == null) {
      throw new Unreadable("The record has no value");
    }
    Object event = decode(type, new String(record.value(), StandardCharsets.UTF_8), codec);
    return new NewCommit(
        null,
        List.of(new NewCommit.NewEvent(type, codec.encode(event), metadata(headers))),
        List.of("in " + source + " " + id));
  }

  private static Object decode(String type, String json, EventCodec codec) {
    Object event;
    try {
      event = codec.decode(type, json);
    } catch (RuntimeException e) {
      throw new Unreadable("Not a " + type + ": " + e.getMessage());
    }
    String missing = event == null ? "/" : Completeness.missing(event);
    if (missing != null) {
      throw new Unreadable("Not a " + type + ": " + missing + " is missing");
    }
    return event;
  }

  private static String required(Headers headers, String name) {
    String value = CloudEvents.header(headers, name);
    if (value == null || value.isBlank()) {
      throw new Unreadable("Header " + name + " is missing");
    }
    return value;
  }

  private static Map<String, String> metadata(Headers headers) {
    Map<String, String> metadata = new HashMap<>();
    for (String name :
        List.of(
            CloudEvents.SOURCE,
            CloudEvents.ID,
            CloudEvents.TIME,
            CloudEvents.POSITION,
            CloudEvents.SEQUENCE,
            TraceParent.NAME)) {
      String value = CloudEvents.header(headers, name);
      if (value != null) {
        metadata.put(name, value);
      }
    }
    return metadata;
  }

  /** Goes to the dead topic with this reason. */
  static final class Unreadable extends RuntimeException {
    private final String reason;

    Unreadable(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
