package huikuan.platform.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import huikuan.platform.web.access.AuditTrail;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code callers}: who has used this service with which rights, from which day to
 * which. There is one document for each caller and rights, and the ids of a caller's stand
 * together.
 */
final class CallersSeen {

  private static final String COLLECTION = "callers";
  private static final String ID = "_id";
  private static final String CALLER = "caller";
  private static final String RIGHTS = "rights";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String AT = "at";

  /** Stands between the two parts of an id; no name has it. */
  private static final String BETWEEN = "\n";

  private static final String BEHIND = "\u000b";
  private static final int AT_ONCE = 500;

  /** Rights that nobody has used for so many days are to be looked at. */
  private static final int UNUSED_DAYS = 90;

  private final MongoCollection<Document> callers;

  CallersSeen(MongoDatabase database) {
    callers = database.getCollection(COLLECTION);
  }

  /**
   * Notes a caller with its rights, once a day. Rights that are others than those seen last are put
   * on record before.
   */
  void note(Caller caller, Instant now, AuditTrail trail) {
    String rights = caller.rightsAsText();
    String id = id(caller.actor(), rights);
    String today = day(now).toString();
    List<Document> known = of(caller.actor());
    Optional<Document> newest =
        known.stream().max(Comparator.comparing((Document each) -> each.getDate(AT)));
    boolean noted =
        newest
            .filter(each -> id.equals(each.getString(ID)))
            .filter(each -> today.compareTo(each.getString(LAST)) <= 0)
            .isPresent();
    if (noted) {
      return;
    }
    newest
        .map(each -> each.getString(RIGHTS))
        .filter(before -> !before.equals(rights))
        .ifPresent(before -> trail.record(Kind.RIGHTS, changed(caller.actor(), before, rights)));
    callers.updateOne(
        Filters.eq(ID, id),
        Updates.combine(
            Updates.setOnInsert(CALLER, caller.actor()),
            Updates.setOnInsert(RIGHTS, rights),
            Updates.setOnInsert(FIRST, today),
            Updates.set(LAST, today),
            Updates.set(AT, Date.from(now))),
        new UpdateOptions().upsert(true));
  }

  private List<Document> of(String actor) {
    return callers
        .find(Filters.and(Filters.gte(ID, actor + BETWEEN), Filters.lt(ID, actor + BEHIND)))
        .into(new ArrayList<>());
  }

  private static AuditedRequest changed(String actor, String before, String now) {
    TreeMap<String, String> asked = new TreeMap<>();
    asked.put("before", before);
    asked.put("now", now);
    return new AuditedRequest(actor, "token", asked);
  }

  /**
   * Those behind an id, in the order of callers.
   *
   * @param after null = from the first on
   */
  List<CallerSeen> after(@Nullable String after, int most, Instant now) {
    return callers
        .find(behind(after))
        .sort(Sorts.ascending(ID))
        .limit(most)
        .map(each -> read(each, now))
        .into(new ArrayList<>());
  }

  void each(Instant now, Consumer<CallerSeen> reader) {
    callers
        .find()
        .sort(Sorts.ascending(ID))
        .batchSize(AT_ONCE)
        .map(each -> read(each, now))
        .forEach(reader);
  }

  private static Bson behind(@Nullable String after) {
    return after == null ? Filters.empty() : Filters.gt(ID, after);
  }

  static String id(String actor, String rights) {
    return actor + BETWEEN + rights;
  }

  private static CallerSeen read(Document stored, Instant now) {
    LocalDate last = LocalDate.parse(stored.getString(LAST));
    return new CallerSeen(
        stored.getString(CALLER),
        stored.getString(RIGHTS),
        LocalDate.parse(stored.getString(FIRST)),
        last,
        last.isBefore(day(now).minusDays(UNUSED_DAYS)));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
