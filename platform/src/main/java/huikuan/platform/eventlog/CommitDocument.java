package huikuan.platform.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** A stored commit: one document with its number as {@code _id}. */
final class CommitDocument {

  static final String NUMBER = "_id";
  static final String AGGREGATE = "aggregate";
  static final String FIRST = "first";
  static final String LAST = "last";
  static final String KEYS = "keys";
  static final String MENTIONS = "mentions";
  static final String RECORDED_AT = "at";

  /**
   * The commit's own, and unlike any other's: tells our own write from another instance's when an
   * answer was lost, and makes the ids of its events.
   */
  static final String TAG = "tag";

  /** See {@link CommitHash}. */
  static final String HASH = "hash";

  /** For each key, or mention: the place of its event in the commit; -1 = of no event. */
  private static final String KEYS_OF = "keysOf";

  private static final String MENTIONS_OF = "mentionsOf";

  static final String TYPE = "type";
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
    List<String> keys = new ArrayList<>(commit.keys());
    List<Integer> keysOf = new ArrayList<>(Collections.nCopies(keys.size(), -1));
    List<String> mentions = new ArrayList<>();
    List<Integer> mentionsOf = new ArrayList<>();
    for (int index = 0; index < commit.events().size(); index++) {
      NewCommit.NewEvent event = commit.events().get(index);
      add(keys, keysOf, event.keys(), index);
      add(mentions, mentionsOf, event.mentions(), index);
    }
    append(document, KEYS, keys, KEYS_OF, keysOf);
    append(document, MENTIONS, mentions, MENTIONS_OF, mentionsOf);
    return document.append(EVENTS, commit.events().stream().map(CommitDocument::event).toList());
  }

  private static void add(List<String> all, List<Integer> of, List<String> some, int index) {
    all.addAll(some);
    of.addAll(Collections.nCopies(some.size(), index));
  }

  // An empty array is left out: a unique sparse index would take it for a value.
  private static void append(
      Document document, String name, List<String> all, String ofName, List<Integer> of) {
    if (!all.isEmpty()) {
      document.append(name, all).append(ofName, of);
    }
  }

  private static Document event(NewCommit.NewEvent event) {
    Document document = new Document(NAME, event.name()).append(PAYLOAD, event.json());
    return event.metadata().isEmpty()
        ? document
        : document.append(METADATA, new Document(Map.copyOf(event.metadata())));
  }

  /** An event's id: a number that is given out a second time makes another one. */
  static String eventId(ObjectId tag, int index) {
    return tag.toHexString() + "-" + index;
  }

  static long number(Document document) {
    return document.getLong(NUMBER);
  }

  /** The stored hash; {@link CommitHash#NONE} if there is none. */
  static byte[] hash(Document document) {
    return document.get(HASH) instanceof Binary hash ? hash.getData() : CommitHash.NONE;
  }

  /** The length of all its payloads together. */
  static long text(Document document) {
    return document.getList(EVENTS, Document.class).stream()
        .mapToLong(event -> event.getString(PAYLOAD).length())
        .sum();
  }

  /** The events as they are stored. */
  static List<LogProof.StoredEvent> stored(Document document) {
    return document.getList(EVENTS, Document.class).stream()
        .map(event -> new LogProof.StoredEvent(event.getString(NAME), event.getString(PAYLOAD)))
        .toList();
  }

  static List<RecordedEvent> events(Document document, EventCodec codec) {
    return events(document, codec, index -> true);
  }

  /** For each key asked for: the commit's events that claimed it. */
  static Map<String, List<RecordedEvent>> claiming(
      Document document, EventCodec codec, Set<String> asked) {
    return at(document, codec, places(document, asked, KEYS, KEYS_OF));
  }

  /** For each key asked for: the commit's events that claimed or mention it. */
  static Map<String, List<RecordedEvent>> about(
      Document document, EventCodec codec, Set<String> asked) {
    Map<String, Set<Integer>> places = places(document, asked, KEYS, KEYS_OF);
    places(document, asked, MENTIONS, MENTIONS_OF)
        .forEach((key, more) -> places.computeIfAbsent(key, none -> new TreeSet<>()).addAll(more));
    return at(document, codec, places);
  }

  private static Map<String, Set<Integer>> places(
      Document document, Set<String> asked, String name, String ofName) {
    Map<String, Set<Integer>> places = new HashMap<>();
    List<String> keys = document.getList(name, String.class, List.of());
    List<Integer> of = document.getList(ofName, Integer.class, List.of());
    for (int at = 0; at < keys.size(); at++) {
      if (asked.contains(keys.get(at)) && of.get(at) >= 0) {
        places.computeIfAbsent(keys.get(at), none -> new TreeSet<>()).add(of.get(at));
      }
    }
    return places;
  }

  private static Map<String, List<RecordedEvent>> at(
      Document document, EventCodec codec, Map<String, Set<Integer>> places) {
    Set<Integer> wanted = new HashSet<>();
    places.values().forEach(wanted::addAll);
    Map<Integer, RecordedEvent> events = new HashMap<>();
    events(document, codec, wanted::contains).forEach(event -> events.put(event.index(), event));
    Map<String, List<RecordedEvent>> found = new HashMap<>();
    places.forEach((key, at) -> found.put(key, at.stream().map(events::get).toList()));
    return found;
  }

  private static List<RecordedEvent> events(
      Document document, EventCodec codec, IntPredicate wanted) {
    long number = number(document);
    String aggregate = document.getString(AGGREGATE);
    long first = aggregate == null ? 0 : document.getLong(FIRST);
    Instant recordedAt = document.getDate(RECORDED_AT).toInstant();
    ObjectId tag = document.getObjectId(TAG);
    List<Document> stored = document.getList(EVENTS, Document.class);
    List<RecordedEvent> events = new ArrayList<>(stored.size());
    for (int index = 0; index < stored.size(); index++) {
      if (!wanted.test(index)) {
        continue;
      }
      Document event = stored.get(index);
      String name = event.getString(NAME);
      events.add(
          new RecordedEvent(
              number,
              index,
              eventId(tag, index),
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
