package huikuan.platform.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A dead record as this service keeps it.
 *
 * @param timestamp in milliseconds; with topic, partition and offset it is the record's own
 * @param content null if it has none, or was too large to be kept
 * @param cause such as {@code not-trusted}
 * @param error why it is dead, by the last try
 * @param mark the position that was taken of its source when it came
 * @param by who sent it again or gave it up; null while it waits
 * @param because the reason that was given for mending it or giving it up
 * @param tooLarge only its place is kept; it is on the dead topic, or in its own
 */
public record KeptDeadRecord(
    String id,
    String topic,
    int partition,
    long offset,
    long timestamp,
    @Nullable String key,
    List<KeptHeader> headers,
    byte @Nullable [] content,
    String cause,
    String error,
    Instant deadAt,
    Mark mark,
    State state,
    @Nullable String by,
    @Nullable Instant at,
    @Nullable String because,
    boolean tooLarge) {

  /** What has become of it. */
  public enum State {
    WAITING,
    /** It is in the log. */
    SENT_AGAIN,
    GIVEN_UP;

    /** Such as {@code sent-again}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A header; its value can be any bytes. */
  public record KeptHeader(String name, byte @Nullable [] value) {

    /** As text, whatever it is. */
    public String text() {
      return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
  }

  /** A place in the list, newest first. */
  public record Place(Instant deadAt, String id) {}

  /** A header's text; null if it is not there. */
  public @Nullable String header(String name) {
    return headers.reversed().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(KeptHeader::text)
        .orElse(null);
  }

  /** The record as it came, with this content. */
  ConsumerRecord<String, byte[]> record(byte @Nullable [] value) {
    Headers all = new RecordHeaders();
    for (KeptHeader each : headers) {
      Header header = new RecordHeader(each.name(), each.value());
      all.add(header);
    }
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        key,
        value,
        all,
        Optional.empty());
  }
}
