package huikuan.platform.relay;

import huikuan.contracts.TraceParent;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the event is the value. */
public final class CloudEvents {

  /**
   * Unique for ever: {@code <tag of its commit>-<index>-<n>}. A position that is given out a second
   * time, after the source's log was set back, makes another id.
   */
  public static final String ID = "ce_id";

  public static final String SOURCE = "ce_source";
  public static final String TYPE = "ce_type";

  /** When the event was recorded. */
  public static final String TIME = "ce_time";

  /** The number of its commit in the source's log. */
  public static final String POSITION = "ce_position";

  /**
   * The event's place in the source's log, as text; the greater of two is the newer. It begins with
   * the epoch, whose positions are given out again. The sequence extension of CloudEvents.
   */
  public static final String SEQUENCE = "ce_sequence";

  /** The epoch of the source's log that the position belongs to. */
  public static final String EPOCH = "ce_epoch";

  /** The actor of the event that is told of. */
  public static final String ACTOR = "ce_actor";

  static final String SPEC_VERSION = "ce_specversion";
  static final String SUBJECT = "ce_subject";
  static final String CONTENT_TYPE = "content-type";

  private CloudEvents() {}

  /** The source of all that a service tells. */
  public static String sourceOf(String service) {
    return "/huikuan/" + service;
  }

  static ProducerRecord<String, byte[]> record(
      String topic,
      int partition,
      String service,
      String epoch,
      RecordedEvent cause,
      int n,
      Publication told,
      EventCodec codec) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic,
            partition,
            told.key(),
            codec.encode(told.event()).getBytes(StandardCharsets.UTF_8));
    Headers headers = record.headers();
    add(headers, SPEC_VERSION, "1.0");
    add(headers, ID, cause.id() + "-" + n);
    add(headers, SOURCE, sourceOf(service));
    add(headers, TYPE, codec.nameOf(told.event()));
    add(
        headers,
        TIME,
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(cause.recordedAt().atOffset(ZoneOffset.UTC)));
    add(headers, SUBJECT, told.key());
    add(headers, POSITION, Long.toString(cause.position()));
    add(headers, EPOCH, epoch);
    add(headers, SEQUENCE, sequence(epoch, cause));
    add(headers, ACTOR, cause.actor());
    add(headers, CONTENT_TYPE, "application/json");
    String trace = cause.metadata().get(TraceParent.NAME);
    if (trace != null) {
      add(headers, TraceParent.NAME, trace);
    }
    return record;
  }

  /** Where what an event tells stands among all that its service tells, in the order of text. */
  public static String sequence(String epoch, RecordedEvent cause) {
    return "%s.%019d.%010d".formatted(epoch, cause.position(), cause.index());
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A header's text; null if it is not there. */
  public static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
