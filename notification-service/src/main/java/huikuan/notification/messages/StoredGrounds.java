package huikuan.notification.messages;

import huikuan.notification.message.Count;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.Grounds;
import huikuan.notification.message.MessageEvent.Sent;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The grounds of a message, as they are stored with it. */
final class StoredGrounds {

  static final String RECEIPTS_THROUGH = "receiptsThrough";
  static final String READ_THROUGH = "readThrough";
  static final String CUSTOMER_SEQUENCE = "customerSequence";
  static final String NO_BOUNCE_SINCE = "noBounceSince";
  static final String ORDERED = "ordered";
  static final String OF_CONTACT = "ofContact";
  static final String OF_PERSON = "ofPerson";
  static final String OF_CUSTOMER = "ofCustomer";
  static final String TODAY = "today";
  static final String ORDERED_TODAY = "orderedToday";
  static final String IN_WEEK = "inWeek";
  static final String MOST = "most";

  private StoredGrounds() {}

  static Document of(Sent sent) {
    Grounds grounds = sent.grounds();
    Frequency frequency = grounds.frequency();
    return new Document(
            RECEIPTS_THROUGH,
            grounds.receiptsThrough() == null ? null : grounds.receiptsThrough().toString())
        .append(READ_THROUGH, grounds.readThrough())
        .append(CUSTOMER_SEQUENCE, sent.customerSequence())
        .append(NO_BOUNCE_SINCE, grounds.noBounceSince())
        .append(ORDERED, frequency.ordered())
        .append(OF_CONTACT, count(frequency.ofContact()))
        .append(OF_PERSON, count(frequency.ofPerson()))
        .append(OF_CUSTOMER, count(frequency.ofCustomer()));
  }

  private static @Nullable Document count(@Nullable Count count) {
    return count == null
        ? null
        : new Document(TODAY, count.today())
            .append(ORDERED_TODAY, count.orderedToday())
            .append(IN_WEEK, count.inWeek())
            .append(MOST, count.most());
  }
}
