package huikuan.platform.intake;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;

/**
 * The position up to which each partition's unreadable records are on the dead topic: they go there
 * in the partition's order. Only a death between Kafka's answer and this note makes a second copy.
 */
final class DeadPosition {

  private static final String OFFSET = "offset";

  /** Tells a topic that was made anew from the one before. */
  private static final String WRITTEN = "written";

  private final MongoCollection<Document> positions;

  DeadPosition(MongoDatabase database) {
    positions =
        database.getCollection("dead").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  boolean isPast(ConsumerRecord<?, ?> record) {
    Document position = positions.find(Filters.eq("_id", partition(record))).first();
    return position != null
        && position.getLong(OFFSET) >= record.offset()
        && position.getLong(WRITTEN) >= record.timestamp();
  }

  void advance(ConsumerRecord<?, ?> record) {
    positions.updateOne(
        Filters.eq("_id", partition(record)),
        Updates.combine(
            Updates.max(OFFSET, record.offset()), Updates.max(WRITTEN, record.timestamp())),
        new UpdateOptions().upsert(true));
  }

  private static String partition(ConsumerRecord<?, ?> record) {
    return record.topic() + "/" + record.partition();
  }
}
