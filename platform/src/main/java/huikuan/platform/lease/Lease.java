package huikuan.platform.lease;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;

/**
 * A lease on documents of a collection. One instance holds a document until a moment, which a field
 * of the document tells; from the millisecond after it on, any instance may take the document. A
 * holder that stops answering keeps the others out for the length of the lease at most.
 *
 * <p>The document is taken by one update of the store, with {@link #free} as filter and {@link
 * #taken} as update: of several instances one succeeds. The update of all others matches nothing;
 * that is no error. A failure of the store is the driver's {@code MongoException}, and leaves open
 * whether the document was taken.
 *
 * <p>The moments are those of the instances' own clocks in real time, never a sandbox's. Clocks may
 * differ by less than the length.
 *
 * @param field the date field that has the end of the lease, in milliseconds
 * @param length from the moment of taking; rounded down to milliseconds
 */
public record Lease(String field, Duration length) {

  private static final Date ENDED = Date.from(Instant.EPOCH);

  /** Matches documents that nobody holds: never taken, or the lease is over. */
  public Bson free(Instant now) {
    return Filters.or(Filters.exists(field, false), Filters.lt(field, Date.from(now)));
  }

  /** Takes a document, or holds it for longer. */
  public Bson taken(Instant now) {
    return Updates.set(field, end(now));
  }

  /** The value of the field of a document that is taken now. */
  public Date end(Instant now) {
    return Date.from(now.plus(length));
  }

  /** Lets any instance take the document at once. */
  public Bson ended() {
    return Updates.set(field, ENDED);
  }
}
