package huikuan.platform.intake;

import huikuan.platform.intake.KeptDeadRecord.KeptHeader;
import huikuan.platform.intake.KeptDeadRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** A dead record as it is stored. */
final class DeadDocument {

  static final String CAUSE = "cause";
  static final String ERROR = "error";
  static final String BY = "by";
  static final String AT = "at";
  static final String BECAUSE = "because";

  private static final String HEADERS = "headers";
  private static final String CONTENT = "content";
  private static final String MARK = "mark";
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String TOO_LARGE = "tooLarge";

  /** A document of the store holds 16 MB. */
  private static final long MOST_BYTES = 12_000_000;

  private DeadDocument() {}

  /**
   * A record that waits. Its timestamp is part of its id: a topic that is made anew gives its
   * offsets out a second time.
   */
  static Document of(ConsumerRecord<String, byte[]> record, DeadRecord why, Mark mark, Instant at) {
    boolean tooLarge = bytes(record) > MOST_BYTES;
    Document kept =
        new Document(
                "_id",
                "%s-%d-%d-%d"
                    .formatted(
                        record.topic(), record.partition(), record.offset(), record.timestamp()))
            .append("topic", record.topic())
            .append("partition", record.partition())
            .append("offset", record.offset())
            .append("timestamp", record.timestamp())
            .append(CAUSE, why.cause().word())
            .append(ERROR, why.reason())
            .append("deadAt", Date.from(at))
            .append(MARK, mark.document(MARK))
            .append("state", State.WAITING.toString())
            .append(TOO_LARGE, tooLarge);
    return tooLarge
        ? kept.append(HEADERS, List.of())
        : kept.append("key", record.key())
            .append(HEADERS, headers(record))
            .append(CONTENT, binary(record.value()));
  }

  private static long bytes(ConsumerRecord<String, byte[]> record) {
    long bytes = record.value() == null ? 0 : record.value().length;
    bytes += record.key() == null ? 0 : 4L * record.key().length();
    for (Header header : record.headers()) {
      bytes += 64 + header.key().length() * 4L;
      bytes += header.value() == null ? 0 : header.value().length;
    }
    return bytes;
  }

  private static List<Document> headers(ConsumerRecord<?, ?> record) {
    List<Document> headers = new ArrayList<>();
    record
        .headers()
        .forEach(
            each ->
                headers.add(new Document(NAME, each.key()).append(VALUE, binary(each.value()))));
    return headers;
  }

  private static @Nullable Binary binary(byte @Nullable [] bytes) {
    return bytes == null ? null : new Binary(bytes);
  }

  private static byte @Nullable [] bytes(Document of, String field) {
    Binary found = of.get(field, Binary.class);
    return found == null ? null : found.getData();
  }

  static KeptDeadRecord read(Document stored) {
    List<KeptHeader> headers =
        stored.getList(HEADERS, Document.class).stream()
            .map(each -> new KeptHeader(each.getString(NAME), bytes(each, VALUE)))
            .toList();
    Date at = stored.getDate(AT);
    return new KeptDeadRecord(
        stored.getString("_id"),
        stored.getString("topic"),
        stored.getInteger("partition"),
        stored.getLong("offset"),
        stored.getLong("timestamp"),
        stored.getString("key"),
        headers,
        bytes(stored, CONTENT),
        stored.getString(CAUSE),
        stored.getString(ERROR),
        stored.getDate("deadAt").toInstant(),
        Mark.of(stored.get(MARK, Document.class)),
        State.valueOf(stored.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
        stored.getString(BY),
        at == null ? null : at.toInstant(),
        stored.getString(BECAUSE),
        stored.getBoolean(TOO_LARGE));
  }
}
