package huikuan.notification.messages;

import huikuan.contracts.MailAddress;
import huikuan.notification.message.Recipient;
import huikuan.platform.projection.Batched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Collection {@code messages}: one document per message, by its id. Derived from the log. */
@Component
class MessageStore {

  private static final String MESSAGES = "messages";
  private static final String POSITION = "position";

  private final MongoTemplate mongo;

  MessageStore(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : List.of("account", "invoices", "seekers", "status", "level", "day")) {
      index(new Index(field, Direction.ASC).on(POSITION, Direction.DESC));
    }
    index(new Index(POSITION, Direction.DESC));
  }

  private void index(Index index) {
    mongo.indexOps(MESSAGES).createIndex(index);
  }

  /** Of several changes to a message, the later counts. */
  void put(String id, Update update) {
    Batched.gathered(
            MESSAGES, () -> mongo.bulkOps(BulkMode.ORDERED, MESSAGES), BulkOperations::execute)
        .upsert(byId(id), update);
  }

  Optional<MessageView> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Document.class, MESSAGES))
        .map(MessageStore::view);
  }

  long count(Status status) {
    return mongo.count(
        Query.query(Criteria.where("status").is(status.word())), Document.class, MESSAGES);
  }

  /** A page, newest first, without HTML. */
  MessagePage page(MessageQuery asked) {
    Query query = new Query();
    criteria(asked).forEach(query::addCriteria);
    query.with(Sort.by(Direction.DESC, POSITION)).limit(asked.limit() + 1);
    query.fields().exclude("html");
    List<Document> found = mongo.find(query, Document.class, MESSAGES);
    boolean more = found.size() > asked.limit();
    List<Document> shown = more ? found.subList(0, asked.limit()) : found;
    return new MessagePage(
        shown.stream().map(MessageStore::view).toList(),
        more ? String.valueOf(shown.getLast().getLong(POSITION)) : null);
  }

  private static List<Criteria> criteria(MessageQuery asked) {
    List<Criteria> all = new ArrayList<>();
    is(all, "account", asked.account());
    is(all, "invoices", asked.invoice());
    is(all, "seekers", asked.recipient() == null ? null : seeker(asked.recipient()));
    is(all, "status", asked.status() == null ? null : asked.status().word());
    is(all, "level", asked.level());
    if (asked.from() != null || asked.to() != null) {
      Criteria day = Criteria.where("day");
      if (asked.from() != null) {
        day.gte(asked.from().toString());
      }
      if (asked.to() != null) {
        day.lte(asked.to().toString());
      }
      all.add(day);
    }
    if (asked.before() != null) {
      all.add(Criteria.where(POSITION).lt(asked.before()));
    }
    return all;
  }

  private static void is(List<Criteria> all, String field, @Nullable String value) {
    if (value != null) {
      all.add(Criteria.where(field).is(value));
    }
  }

  /** What a recipient is found by, whatever its case. */
  static List<String> seekers(Recipient recipient) {
    return List.of(
        seeker(recipient.email()), seeker(recipient.contactId()), seeker(recipient.name()));
  }

  private static String seeker(String text) {
    String stripped = text.strip();
    String sought = MailAddress.allows(stripped) ? MailAddress.parse(stripped) : stripped;
    return sought.toLowerCase(Locale.ROOT);
  }

  private static Query byId(String id) {
    return Query.query(Criteria.where("_id").is(id));
  }

  private static MessageView view(Document stored) {
    Document person = stored.get("recipient", Document.class);
    return new MessageView(
        stored.getString("_id"),
        Status.of(stored.getString("status")).orElseThrow(),
        stored.getString("case"),
        stored.getString("account"),
        stored.getList("invoices", String.class),
        stored.getString("level"),
        stored.getString("day"),
        stored.getString("channel"),
        stored.getString("template"),
        stored.getString("locale"),
        person.getString("role"),
        new Recipient(
            person.getString("contactId"),
            person.getString("name"),
            person.getString("role"),
            person.getString("email")),
        stored.getString("policy"),
        stored.getString("subject"),
        stored.getString("body"),
        stored.getString("html"),
        stored.getString("hash"),
        stored.getInteger("attempts", 0),
        stored.getDate("requestedAt").toInstant(),
        moment(stored.getDate("sentAt")),
        moment(stored.getDate("nextAttemptAt")),
        stored.getString("error"));
  }

  private static @Nullable Instant moment(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
