package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.NotMailed;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All letters of a customer, and by which mails they went to whom. */
@Component
public class LettersOfCustomer {

  private final MongoTemplate mongo;
  private final EventLog log;

  LettersOfCustomer(MongoTemplate mongo, EventLog log) {
    this.mongo = mongo;
    this.log = log;
  }

  /** The mails that take letters to a contact, letter by letter. */
  public List<LetterMail> mailsTo(CustomerId customer, String contactId) {
    return numbers(customer)
        .flatMap(
            letter -> {
              List<RecordedEvent> events = log.ofAggregate(letter, 0);
              return events.stream()
                  .filter(
                      event ->
                          event.payload() instanceof MailRequested it
                              && it.contactId().equals(contactId))
                  .map(event -> mail(event, events));
            })
        .toList();
  }

  Stream<LetterState> all(CustomerId customer) {
    return numbers(customer)
        .map(
            letter ->
                LetterState.of(
                    log.ofAggregate(letter, 0).stream()
                        .map(event -> (ConfirmationEvent) event.payload())
                        .toList()));
  }

  private Stream<String> numbers(CustomerId customer) {
    String prefix = "^" + Pattern.quote(customer + ".");
    return mongo
        .find(Query.query(Criteria.where("account").regex(prefix)), LetterEntry.class)
        .stream()
        .filter(each -> AccountId.parse(each.account).customerId().equals(customer))
        .map(each -> each.id)
        .sorted();
  }

  private static LetterMail mail(RecordedEvent event, List<RecordedEvent> events) {
    MailRequested request = (MailRequested) event.payload();
    @Nullable Mailed mailed = last(events, Mailed.class, request).orElse(null);
    return new LetterMail(
        request.letter(),
        request.account().toString(),
        request.request(),
        request.followUp(),
        request.language(),
        request.document().hash(),
        event.recordedAt(),
        outcome(mailed, last(events, NotMailed.class, request).orElse(null)),
        mailed == null ? null : mailed.message(),
        mailed == null ? null : mailed.hash(),
        mailed == null ? null : mailed.sentAt());
  }

  private static <E extends ConfirmationEvent> Optional<E> last(
      List<RecordedEvent> events, Class<E> type, MailRequested request) {
    List<E> found = new ArrayList<>();
    for (RecordedEvent event : events) {
      if (type.isInstance(event.payload()) && request(event.payload()) == request.request()) {
        found.add(type.cast(event.payload()));
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private static int request(Object event) {
    return switch (event) {
      case Mailed it -> it.request();
      case NotMailed it -> it.request();
      default -> 0;
    };
  }

  private static LetterMail.Outcome outcome(@Nullable Mailed mailed, @Nullable NotMailed failed) {
    if (failed != null) {
      return failed.bounced() ? LetterMail.Outcome.BOUNCED : LetterMail.Outcome.NOT_SENT;
    }
    return mailed == null ? LetterMail.Outcome.WAITS : LetterMail.Outcome.SENT;
  }
}
