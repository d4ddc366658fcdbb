package huikuan.dunning.concession;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.customers.Customers;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import org.springframework.stereotype.Component;

/** Reads concessions from the log: after a change, it is seen. */
@Component
class ConcessionLog {

  private final EventLog log;
  private final Customers customers;

  ConcessionLog(EventLog log, Customers customers) {
    this.log = log;
    this.customers = customers;
  }

  /**
   * @throws ProblemException 404 if the text names none
   */
  static ArrangementId id(String concession) {
    return ArrangementId.find(ConcessionEvent.KIND, concession)
        .orElseThrow(() -> new ProblemException(Problem.notFound("concession", concession)));
  }

  /**
   * @throws ProblemException 404 if there is none
   */
  ConcessionEntry require(ArrangementId concession) {
    ConcessionEntry entry = null;
    for (RecordedEvent event :
        log.ofAggregate(new ConcessionsKey(concession.customer()).toString(), 0)) {
      if (event.payload() instanceof ConcessionEvent of && of.arrangement().equals(concession)) {
        if (of instanceof ConcessionDrafted drafted) {
          entry = ConcessionEntry.of(drafted, event.recordedAt());
        } else if (entry != null) {
          entry.apply(of, event.recordedAt());
        }
      }
    }
    if (entry == null) {
      throw new ProblemException(Problem.notFound("concession", concession.toString()));
    }
    return entry;
  }

  ConcessionView view(ArrangementId concession) {
    return ConcessionView.of(require(concession), customers.find(concession.customer()).name());
  }
}
