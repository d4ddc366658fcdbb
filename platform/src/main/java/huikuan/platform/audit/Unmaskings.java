package huikuan.platform.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import huikuan.platform.web.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;

/** The collection {@code unmaskings}: until when names and addresses are shown to an operator. */
final class Unmaskings {

  private static final String COLLECTION = "unmaskings";
  private static final String ACTOR = "_id";
  private static final String UNTIL = "until";
  private static final Duration LASTS = Duration.ofHours(1);

  private final MongoCollection<Document> unmaskings;
  private final InstantSource time;

  /**
   * @param time by which they end: as tokens do, real also in a sandbox
   */
  Unmaskings(MongoDatabase database, InstantSource time) {
    this.unmaskings = database.getCollection(COLLECTION);
    this.time = time;
  }

  /** From now on for an hour; answers its end. */
  Instant begin(Caller caller) {
    Instant until = time.instant().plus(LASTS).truncatedTo(ChronoUnit.MILLIS);
    unmaskings.updateOne(
        Filters.eq(ACTOR, caller.actor()),
        Updates.set(UNTIL, Date.from(until)),
        new UpdateOptions().upsert(true));
    return until;
  }

  boolean isUnmasked(Caller caller) {
    Document known = unmaskings.find(Filters.eq(ACTOR, caller.actor())).first();
    return known != null && known.getDate(UNTIL).toInstant().isAfter(time.instant());
  }
}
