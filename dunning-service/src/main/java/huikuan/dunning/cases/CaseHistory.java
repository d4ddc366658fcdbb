package huikuan.dunning.cases;

import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.customers.ContactNames;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.recipient.RecipientHistories;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionsKey;
import huikuan.dunning.timeline.Happening;
import huikuan.dunning.timeline.Timeline;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a case's own events from the log, for people. */
@Component
class CaseHistory {

  private static final Comparator<RecordedEvent> IN_LOG =
      Comparator.comparingLong(RecordedEvent::position).thenComparingInt(RecordedEvent::index);

  private final EventLog log;
  private final RecipientHistories recipients;
  private final ContactNames names;

  CaseHistory(EventLog log, RecipientHistories recipients, ContactNames names) {
    this.names = names;
    this.log = log;
    this.recipients = recipients;
  }

  /** Oldest first. A contact is told with the name that it has now. */
  List<Happening> of(CaseEntry entry, Customer customer) {
    List<RecordedEvent> own = events(entry);
    return Timeline.of(
        Stream.concat(own.stream(), told(entry, own).stream()).sorted(IN_LOG).toList(),
        names.of(customer));
  }

  /** How many events a reminder case has; null = it is an escalation. */
  @Nullable Integer version(CaseEntry entry) {
    return entry.kind.equals(CaseEntry.REMINDER) ? events(entry).size() : null;
  }

  /** Somebody has changed a reminder case since it was read; its version now is told. */
  ProblemException changed(CaseEntry entry) {
    return IfMatch.changed("case", events(entry).size());
  }

  /** What was told of the case's items, and while it was there of its account and its customer. */
  private List<RecordedEvent> told(CaseEntry entry, List<RecordedEvent> own) {
    long first = own.isEmpty() ? Long.MAX_VALUE : own.getFirst().position();
    long last = entry.state == CaseState.CLOSED ? own.getLast().position() : Long.MAX_VALUE;
    Stream<RecordedEvent> items =
        entry.kind.equals(CaseEntry.REMINDER)
            ? recipients.ofClaim(entry.id).stream()
            : recipients.ofItemsOf(entry.accountId()).stream()
                .filter(event -> event.payload() instanceof WhyUnpaidTold it && has(entry, it));
    return Stream.concat(items, recipients.ofAll(entry.accountId()).stream())
        .filter(event -> event.position() > first && event.position() < last)
        .toList();
  }

  private static boolean has(CaseEntry entry, WhyUnpaidTold told) {
    return entry.items.stream()
        .anyMatch(item -> item.itemKind() == told.itemKind() && item.invoice().equals(told.item()));
  }

  private List<RecordedEvent> events(CaseEntry entry) {
    if (entry.kind.equals(CaseEntry.REMINDER)) {
      return log.ofAggregate(entry.id, 0);
    }
    String sanctions = new SanctionsKey(entry.accountId().customerId()).toString();
    return log.ofAggregate(sanctions, 0).stream()
        .filter(e -> e.payload() instanceof SanctionEvent in && in.cases().contains(entry.id))
        .toList();
  }
}
