package huikuan.platform.intake;

import huikuan.contracts.TraceParent;
import huikuan.platform.actor.Actor;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.relay.CloudEvents;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record from Kafka, on its way to being a commit.
 *
 * @param place where it stands in its source's log; null if its source does not tell
 */
record InboundEvent(
    ConsumerRecord<String, byte[]> record,
    String type,
    String source,
    String id,
    @Nullable Place place,
    NewCommit commit) {

  /** A position in an epoch of a source's log. */
  record Place(String epoch, long position) {}

  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  /**
   * The event's source and id are the business key, for ever: the second arrival is refused.
   *
   * @param understood other types, which other services are told, are passed over
   * @param mentions the keys that an event is found by
   * @throws Unreadable if the record is no CloudEvent, or its content is not of its type
   */
  static Optional<InboundEvent> of(
      ConsumerRecord<String, byte[]> record,
      Set<String> understood,
      Function<Object, List<String>> mentions,
      EventCodec codec) {
    Headers headers = record.headers();
    String type = required(headers, CloudEvents.TYPE);
    if (!understood.contains(type)) {
      return Optional.empty();
    }
    String source = required(headers, CloudEvents.SOURCE);
    String id = required(headers, CloudEvents.ID);
    Place place = place(headers);
    if (record.value() == null) {
      throw new Unreadable("The record has no value");
    }
    Object event = decode(type, text("The value", record.value()), codec);
    NewCommit commit =
        new NewCommit(
            null,
            List.of(
                new NewCommit.NewEvent(
                    type,
                    codec.encode(event),
                    metadata(headers),
                    List.of(),
                    mentions.apply(event))),
            List.of("in " + source + " " + id));
    return Optional.of(new InboundEvent(record, type, source, id, place, commit));
  }

  /** The business key that refuses a second arrival. */
  String key() {
    return commit.keys().getFirst();
  }

  /** The tag that the events of one commit of a source share. */
  String commitTag() {
    int end = id.indexOf('-');
    return end < 0 ? id : id.substring(0, end);
  }

  /** Its commit with more metadata. */
  NewCommit commitWith(Map<String, String> more) {
    NewCommit.NewEvent event = commit.events().getFirst();
    Map<String, String> metadata = new HashMap<>(event.metadata());
    metadata.putAll(more);
    return new NewCommit(
        null,
        List.of(
            new NewCommit.NewEvent(
                event.name(), event.json(), metadata, event.keys(), event.mentions())),
        commit.keys());
  }

  private static @Nullable Place place(Headers headers) {
    String epoch = header(headers, CloudEvents.EPOCH);
    if (epoch == null) {
      return null;
    }
    String position = required(headers, CloudEvents.POSITION);
    if (!POSITION.matcher(position).matches()) {
      throw new Unreadable("Header " + CloudEvents.POSITION + " is no position: " + position);
    }
    return new Place(epoch, Long.parseLong(position));
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
    String value = header(headers, name);
    if (value == null || value.isBlank()) {
      throw new Unreadable("Header " + name + " is missing");
    }
    return value;
  }

  private static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : text("Header " + name, header.value());
  }

  /** Decodes strictly: a replaced character could make one key of two, or change the content. */
  private static String text(String what, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(what + " is not UTF-8");
    }
  }

  private static Map<String, String> metadata(Headers headers) {
    Map<String, String> metadata = new HashMap<>();
    for (String name :
        List.of(
            CloudEvents.SOURCE,
            CloudEvents.ID,
            CloudEvents.TIME,
            CloudEvents.EPOCH,
            CloudEvents.POSITION,
            CloudEvents.SEQUENCE,
            TraceParent.NAME)) {
      String value = header(headers, name);
      if (value != null) {
        metadata.put(name, value);
      }
    }
    metadata.put(Actor.METADATA, actor(headers));
    return metadata;
  }

  /** A source that names no actor is somebody outside. */
  private static String actor(Headers headers) {
    String actor = header(headers, CloudEvents.ACTOR);
    if (actor == null) {
      return Actor.ANONYMOUS;
    }
    if (!Actor.isValid(actor)) {
      throw new Unreadable("Header " + CloudEvents.ACTOR + " names no actor");
    }
    return actor;
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
