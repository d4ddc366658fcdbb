package huikuan.platform.axon;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest snapshot of each aggregate. Derived: it can be deleted, and one that no longer fits
 * the code is left aside and made anew from the events.
 */
public final class SnapshotStore {

  private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);

  private static final String TYPE = "type";
  private static final String SEQUENCE = "sequence";
  private static final String STATE_TYPE = "stateType";
  private static final String REVISION = "revision";
  private static final String STATE = "state";

  private final MongoCollection<Document> snapshots;
  private final Serializer serializer;
  private final boolean taken;

  /**
   * @param taken whether this service takes snapshots: if not, there are none to look for
   */
  public SnapshotStore(MongoDatabase database, Serializer serializer, boolean taken) {
    this.snapshots = database.getCollection("snapshots");
    this.serializer = serializer;
    this.taken = taken;
  }

  boolean taken() {
    return taken;
  }

  void store(DomainEventMessage<?> snapshot) {
    SerializedObject<String> state = serializer.serialize(snapshot.getPayload(), String.class);
    Document document =
        new Document("_id", snapshot.getAggregateIdentifier())
            .append(TYPE, snapshot.getType())
            .append(SEQUENCE, snapshot.getSequenceNumber())
            .append(STATE_TYPE, state.getType().getName())
            .append(REVISION, state.getType().getRevision())
            .append(STATE, state.getData());
    snapshots.replaceOne(
        Filters.eq("_id", snapshot.getAggregateIdentifier()),
        document,
        new ReplaceOptions().upsert(true));
  }

  /** The aggregates that have a snapshot. */
  Set<String> existing(Collection<String> aggregates) {
    Set<String> existing = new HashSet<>();
    if (!taken) {
      return existing;
    }
    snapshots
        .find(Filters.in("_id", aggregates))
        .projection(Projections.include("_id"))
        .forEach(snapshot -> existing.add(snapshot.getString("_id")));
    return existing;
  }

  Optional<DomainEventMessage<?>> read(String aggregate) {
    Document document = taken ? snapshots.find(Filters.eq("_id", aggregate)).first() : null;
    if (document == null || !fits(document)) {
      return Optional.empty();
    }
    Object state =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                document.getString(STATE),
                String.class,
                document.getString(STATE_TYPE),
                document.getString(REVISION)));
    return Optional.of(
        new GenericDomainEventMessage<>(
            document.getString(TYPE), aggregate, document.getLong(SEQUENCE), state));
  }

  /** Whether it is of the class and revision as they are now. */
  private boolean fits(Document document) {
    SimpleSerializedType stored =
        new SimpleSerializedType(document.getString(STATE_TYPE), document.getString(REVISION));
    try {
      return serializer.typeForClass(serializer.classForType(stored)).equals(stored);
    } catch (SerializationException e) {
      log.warn("The snapshot of {} is left aside: {}", document.getString("_id"), e.getMessage());
      return false;
    }
  }
}
