package huikuan.platform.relay;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** For a Kafka that has forgotten what it was told. */
public final class Retelling {

  static final String RELAYS = "relays";

  private Retelling() {}

  /**
   * Lets the relays of a stopped service begin at their log's first commit. Who has taken an event
   * before refuses it by its key.
   */
  public static void ofAll(MongoDatabase database) {
    database.getCollection(RELAYS).deleteMany(new Document());
  }
}
