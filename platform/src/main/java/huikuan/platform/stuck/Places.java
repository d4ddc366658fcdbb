package huikuan.platform.stuck;

import com.mongodb.client.model.Filters;
import java.util.Date;
import org.bson.conversions.Bson;

/** Places in collections of what is stuck, in the order of {@link Stuck.Place}. */
public final class Places {

  private Places() {}

  /**
   * Those behind a place.
   *
   * @param since the field with the moment of the first failure
   */
  public static Bson after(Stuck.Place place, String since) {
    Date moment = Date.from(place.since());
    return Filters.or(
        Filters.gt(since, moment),
        Filters.and(Filters.eq(since, moment), Filters.gt("_id", place.id())));
  }
}
