package huikuan.platform.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;

/** How a commit is stored: one document, its number as {@code _id}. */
final class CommitDocument {

  static final String NUMBER = "_id";
  static final String AGGREGATE = "aggregate";
  static final String FIRST = "first";
  static final String LAST = "last";
  static final String KEYS = "keys";
  static final String RECORDED_AT = "at";

  /** Tells our own write from another instance's, when an answer was lost. */
  static final String TAG = "tag";

  private static final String TYPE = "type";
  private static final String EVENTS = "events";
  private static final String NAME = "name";
  private static final String PAYLOAD = "payload";
  private static final String METADATA = "meta";

  private CommitDocument() {}

  static Document of(NewCommit commit, long number, Instant recordedAt, ObjectId tag) {
    Document document = new Document(NUMBER, number);
    NewCommit.Source source = commit.source();
    if (source != null) {
      document
          .append(TYPE, source.type())
          .append(AGGREGATE, source.aggregate())
          .append(FIRST, source.firstSequence())
          .append(LAST, source.firstSequence() + commit.events().size() - 1);
    }
    document.append(RECORDED_AT, Date.from(recordedAt)).append(TAG, tag);
    if (!commit.keys().isEmpty()) {
      document.append(KEYS, commit.keys());
    }
    return document.append(EVENTS, commit.events().stream().map(CommitDocument::event).toList());
  }

  private static Document event(NewCommit.NewEvent event) {
    Document document = new Document(NAME, event.name()).append(PAYLOAD, event.json());
    return event.metadata().isEmpty()
        ? document
        : document.append(METADATA, new Document(Map.copyOf(event.metadata())));
  }

  static long number(Document document) {
    return document.getLong(NUMBER);
  }

  static List<RecordedEvent> events(Document document, EventCodec codec) {
    long number = number(document);
    String aggregate = document.getString(AGGREGATE);
    long first = aggregate == null ? 0 : document.getLong(FIRST);
    Instant recordedAt = document.getDate(RECORDED_AT).toInstant();
    List<Document> stored = document.getList(EVENTS, Document.class);
    List<RecordedEvent> events = new ArrayList<>(stored.size());
    for (int index = 0; index < stored.size(); index++) {
      Document event = stored.get(index);
      String name = event.getString(NAME);
      events.add(
          new RecordedEvent(
              number,
              index,
              number + "-" + index,
              name,
              codec.decode(name, event.getString(PAYLOAD)),
              metadata(event),
              recordedAt,
              document.getString(TYPE),
              aggregate,
              first + index));
    }
    return events;
  }

  private static Map<String, String> metadata(Document event) {
    Document stored = event.get(METADATA, Document.class);
    if (stored == null) {
      return Map.of();
    }
    Map<String, String> metadata = new HashMap<>();
    stored.forEach((key, value) -> metadata.put(key, (String) value));
    return metadata;
  }
}
