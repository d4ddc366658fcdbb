package huikuan.notification.messages;

import huikuan.contracts.CustomerId;
import huikuan.notification.customers.ContactKey;
import huikuan.platform.axon.Batched;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
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
  static final String POSITION = "position";
  static final String CUSTOMER = "customer";
  static final String LETTER = "letter";
  static final String COPY = "copy";
  static final String LETTER_NUMBER = "letterNumber";

  private final MongoTemplate mongo;

  MessageStore(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field :
        List.of(
            "company",
            CUSTOMER,
            "accounts",
            "invoices",
            "seekers",
            "status",
            "levels",
            LETTER_NUMBER,
            "day")) {
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

  Optional<Document> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Document.class, MESSAGES));
  }

  long count(Status status) {
    return mongo.count(
        Query.query(Criteria.where("status").is(status.word())), Document.class, MESSAGES);
  }

  /**
   * The rows of a page, newest first.
   *
   * @param seekers by one of which the recipient is to be found; empty = any recipient
   */
  List<Document> find(MessageQuery asked, List<String> seekers, Page page) {
    Query query = new Query();
    criteria(asked).forEach(query::addCriteria);
    if (!seekers.isEmpty()) {
      query.addCriteria(Criteria.where("seekers").in(seekers));
    }
    if (!page.isFirst()) {
      query.addCriteria(Criteria.where(POSITION).lt(page.number(0)));
    }
    query.with(Sort.by(Direction.DESC, POSITION)).limit(page.read());
    return mongo.find(query, Document.class, MESSAGES);
  }

  private static List<Criteria> criteria(MessageQuery asked) {
    List<Criteria> all = new ArrayList<>();
    if (asked.company() != null && asked.customer() != null) {
      is(all, CUSTOMER, new CustomerId(asked.company(), asked.customer()).toString());
    } else {
      is(all, "company", asked.company());
    }
    is(all, "accounts", asked.account());
    is(all, "invoices", asked.invoice());
    is(all, "status", asked.status() == null ? null : asked.status().word());
    is(all, "levels", asked.level());
    is(all, LETTER_NUMBER, asked.letter());
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
    return all;
  }

  private static void is(List<Criteria> all, String field, @Nullable String value) {
    if (value != null) {
      all.add(Criteria.where(field).is(value));
    }
  }

  /** The search keys of a recipient: its id, and the id with the customer's. */
  static List<String> seekers(ContactKey contact) {
    return List.of(BlindIndex.comparable(contact.contactId()), contact.toString());
  }

  private static Query byId(String id) {
    return Query.query(Criteria.where("_id").is(id));
  }
}
