package huikuan.platform.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * The highest position taken of an epoch of a source's log in one partition.
 *
 * @param position the highest
 * @param commitTag of the commit there
 * @param since for each understood type the position up to which a version that did not understand
 *     it may have passed events over
 */
record Mark(long position, String commitTag, Map<String, Long> since) {

  private static final String POSITION = "position";
  private static final String COMMIT = "commit";
  private static final String SINCE = "since";
  private static final String TYPE = "type";

  static final Mark NONE = new Mark(0, "", Map.of());

  /** Every event was told otherwise before. */
  static final Mark BEYOND_ALL = new Mark(Long.MAX_VALUE, "", Map.of());

  static Mark of(Document stored) {
    Map<String, Long> since = new TreeMap<>();
    stored
        .getList(SINCE, Document.class)
        .forEach(each -> since.put(each.getString(TYPE), each.getLong(POSITION)));
    return new Mark(stored.getLong(POSITION), stored.getString(COMMIT), since);
  }

  Document document(String id) {
    List<Document> types =
        since.entrySet().stream()
            .map(each -> new Document(TYPE, each.getKey()).append(POSITION, each.getValue()))
            .toList();
    return new Document("_id", id)
        .append(POSITION, position)
        .append(COMMIT, commitTag)
        .append(SINCE, types);
  }

  /** A type that is new here was passed over up to now. */
  Mark understanding(Set<String> types) {
    Map<String, Long> known = new TreeMap<>();
    types.forEach(type -> known.put(type, since.getOrDefault(type, position)));
    return new Mark(position, commitTag, known);
  }

  /** Tells if an event must have been taken before, if its source's log was never set back. */
  boolean covers(InboundEvent event, long at) {
    boolean reached = at < position || (at == position && !event.commitTag().equals(commitTag));
    return reached && at > since.getOrDefault(event.type(), 0L);
  }

  Mark at(long reached, String tag) {
    return reached > position ? new Mark(reached, tag, since) : this;
  }
}
