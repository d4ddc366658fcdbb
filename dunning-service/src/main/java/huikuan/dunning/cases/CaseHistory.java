package huikuan.dunning.cases;

import huikuan.dunning.customers.Customer;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.timeline.Happening;
import huikuan.dunning.timeline.Timeline;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a case's own events from the log, for people. */
@Component
class CaseHistory {

  private final EventLog log;

  CaseHistory(EventLog log) {
    this.log = log;
  }

  /** Oldest first. A contact is told with the name that it has now. */
  List<Happening> of(CaseEntry entry, Customer customer) {
    return Timeline.of(events(entry), customer);
  }

  private List<RecordedEvent> events(CaseEntry entry) {
    if (entry.kind.equals(CaseEntry.REMINDER)) {
      return log.ofAggregate(entry.id, 0);
    }
    return log.ofAggregate(EscalationEvent.escalationOf(entry.accountId()), 0).stream()
        .filter(e -> e.payload() instanceof EscalationEvent in && in.caseId().equals(entry.id))
        .toList();
  }
}
