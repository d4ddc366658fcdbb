package huikuan.platform.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/** The position of a projection that writes into a collection, stored beside it. */
public final class StoredPosition {

  private static final String COLLECTION = "projections";
  private static final String ID = "_id";
  private static final String POSITION = "position";

  private final MongoCollection<Document> positions;
  private final String projection;

  /**
   * @param projection its name, unique in the database
   */
  public StoredPosition(MongoDatabase database, String projection) {
    this.positions = database.getCollection(COLLECTION);
    this.projection = projection;
  }

  /** The last commit whose changes are stored; 0 = none. */
  public long read() {
    Document stored = positions.find(Filters.eq(ID, projection)).first();
    return stored == null ? 0 : stored.getLong(POSITION);
  }

  /** Notes that the changes of a commit are stored; an earlier commit changes nothing. */
  public void advance(long position) {
    positions.updateOne(
        Filters.eq(ID, projection),
        Updates.max(POSITION, position),
        new UpdateOptions().upsert(true));
  }
}
