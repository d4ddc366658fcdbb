package huikuan.platform.relay;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The records that a service's relays have sent, and a Kafka that has lost them. */
public final class Retelling {

  static final String RELAYS = "relays";

  private Retelling() {}

  /**
   * Lets the relays of a stopped service begin at their log's first commit. An intake refuses a
   * repeated event by its key.
   */
  public static void ofAll(MongoDatabase database) {
    database.getCollection(RELAYS).deleteMany(new Document());
  }

  /**
   * The position of a relay.
   *
   * @param position the last commit told
   * @param ends the offset behind the last acknowledged record, for each partition
   */
  public record Told(String topic, long position, Map<Integer, Long> ends) {}

  /** The positions of a service's relays, by its own record. */
  public static List<Told> told(MongoDatabase database) {
    List<Told> told = new ArrayList<>();
    for (Document relay : database.getCollection(RELAYS).find()) {
      Map<Integer, Long> ends = new HashMap<>();
      if (relay.get(RelayPosition.ENDS) instanceof Document each) {
        each.forEach((partition, end) -> ends.put(Integer.valueOf(partition), (Long) end));
      }
      told.add(new Told(relay.getString("_id"), relay.getLong(RelayPosition.POSITION), ends));
    }
    return told;
  }
}
