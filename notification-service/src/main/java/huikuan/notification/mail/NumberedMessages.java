package huikuan.notification.mail;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.notification.message.MessageEvent.Requested;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Numbers the messages of each company and day as they are to be handed over for the first time; up
 * to the limit they may be. A message keeps its number, so a higher limit lets the next ones go in
 * their order.
 *
 * <p>Collection {@code mail_days} has the last number of each day, {@code mail_numbers} the number
 * of each message. A crash between the two leaves a number without a message: one less is sent, and
 * never one more.
 */
@Component
class NumberedMessages implements DailyLimit, MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(NumberedMessages.class);

  private static final String DAYS = "mail_days";
  private static final String NUMBERS = "mail_numbers";
  private static final String LAST = "last";
  private static final String NUMBER = "number";
  private static final String DAY = "day";

  /** Longer than a message can wait: it leaves on its day or not at all. */
  private static final int DAYS_KEPT = 7;

  private static final FindAndModifyOptions UPSERT =
      FindAndModifyOptions.options().upsert(true).returnNew(true);

  private final MongoTemplate mongo;
  private final Clock clock;

  /** 0 = there is none. */
  private final int limit;

  NumberedMessages(MongoTemplate mongo, MailSettings settings, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    this.limit = settings.perCompanyAndDay();
    if (limit > 0) {
      mongo.indexOps(NUMBERS).createIndex(new Index(DAY, Direction.ASC));
    }
  }

  @Override
  public boolean admits(Requested request) {
    return limit == 0 || number(request) <= limit;
  }

  private int number(Requested request) {
    String message = request.message().value();
    Document known = mongo.findById(message, Document.class, NUMBERS);
    if (known != null) {
      return known.getInteger(NUMBER);
    }
    String company = request.customer().company();
    int next = next(company, request.day());
    Update numbered =
        new Update().setOnInsert(DAY, request.day().toString()).setOnInsert(NUMBER, next);
    int number = change(NUMBERS, message, numbered).getInteger(NUMBER);
    if (number == limit + 1) {
      log.warn(
          "{} has had its {} messages of {}; what follows waits for a higher limit, or another day",
          company,
          limit,
          request.day());
    }
    return number;
  }

  private int next(String company, LocalDate day) {
    int next = change(DAYS, day + " " + company, new Update().inc(LAST, 1)).getInteger(LAST);
    if (next == 1) {
      forgetBefore(day.minusDays(DAYS_KEPT));
    }
    return next;
  }

  private Document change(String collection, String id, Update update) {
    Query byId = Query.query(where("_id").is(id));
    return Objects.requireNonNull(
        mongo.findAndModify(byId, update, UPSERT, Document.class, collection));
  }

  private void forgetBefore(LocalDate day) {
    mongo.remove(Query.query(where(DAY).lt(day.toString())), NUMBERS);
    mongo.remove(Query.query(where("_id").lt(day.toString())), DAYS);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("huikuan.messages.over.limit", this, NumberedMessages::overLimit)
        .description("Messages of these days beyond what a company may send in a day")
        .register(registry);
  }

  /** Of the days that it is now somewhere on earth. */
  int overLimit() {
    if (limit == 0) {
      return 0;
    }
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    return mongo
        .find(Query.query(where("_id").gte(yesterday.toString())), Document.class, DAYS)
        .stream()
        .mapToInt(day -> Math.max(0, day.getInteger(LAST) - limit))
        .sum();
  }
}
