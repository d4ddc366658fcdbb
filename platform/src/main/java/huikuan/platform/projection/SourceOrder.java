package huikuan.platform.projection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.CloudEvents;
import org.bson.Document;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Writes of a read model about what another service tells. What that service said later stands,
 * whenever it arrives; of what it said at one place, or nowhere, what stands later in this
 * service's log.
 */
public final class SourceOrder {

  /** The sequence of what has no order but that of this service's log: older than all others. */
  public static final String UNORDERED = "";

  private static final String CURSOR = "cursor";
  private static final String POSITION = "position";
  private static final String SEQUENCE = "sequence";

  private SourceOrder() {}

  /** Where in its source's log an event stands. */
  public static String sequence(RecordedEvent event) {
    return event.metadata().getOrDefault(CloudEvents.SEQUENCE, UNORDERED);
  }

  /** A new entry is older than all that can be told. */
  public static Update ifAbsent() {
    return new Update().setOnInsert(POSITION, 0L).setOnInsert(SEQUENCE, UNORDERED);
  }

  /** Updates an entry that is there, unless something newer was written into it. */
  public static void newer(
      BulkOperations bulk, String id, long position, String sequence, Update update) {
    Criteria older = where(SEQUENCE).lt(sequence);
    Criteria before = where(SEQUENCE).is(sequence).and(POSITION).lt(position);
    bulk.updateOne(
        Query.query(where("_id").is(id).orOperator(older, before)),
        update.set(POSITION, position).set(SEQUENCE, sequence));
  }

  /**
   * Updates a field of an entry that has others with an order of their own. What was told last
   * stands, whenever it arrives; {@link #last} reads it.
   */
  public static Update last(String field, RecordedEvent event, String value) {
    return new Update()
        .max(field, "%s %019d %s".formatted(sequence(event), event.position(), value));
  }

  /** The value of such a field. */
  public static String last(String kept) {
    return kept.substring(kept.lastIndexOf(' ') + 1);
  }

  /** Two steps, so that a late writer neither goes back in time nor trips over the key. */
  public static void put(
      BulkOperations bulk, String id, long position, String sequence, Update update) {
    bulk.upsert(Query.query(where("_id").is(id)), ifAbsent());
    newer(bulk, id, position, sequence, update);
  }

  /** Remembers, among the entries, how far the log was read. */
  public static void readTo(BulkOperations bulk, long position) {
    put(bulk, CURSOR, position, UNORDERED, new Update());
  }

  /** How far the log was read into a collection. */
  public static long positionIn(MongoDatabase database, String collection) {
    Document cursor = database.getCollection(collection).find(Filters.eq("_id", CURSOR)).first();
    return cursor == null ? 0 : cursor.getLong(POSITION);
  }
}
