package huikuan.dunning.dispute;

import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads disputes from the log: after a change, it is seen. */
@Component
class DisputeLog {

  private final EventLog log;
  private final Customers customers;

  DisputeLog(EventLog log, Customers customers) {
    this.log = log;
    this.customers = customers;
  }

  /**
   * @throws ProblemException 404 if the text names none
   */
  static ArrangementId id(String dispute) {
    return ArrangementId.find(DisputeEvent.KIND, dispute)
        .orElseThrow(() -> new ProblemException(Problem.notFound("dispute", dispute)));
  }

  /**
   * @throws ProblemException 404 if there is none
   */
  DisputeEntry require(ArrangementId dispute) {
    DisputeEntry entry = null;
    for (RecordedEvent event : log.ofAggregate(new DisputesKey(dispute.customer()).toString(), 0)) {
      if (event.payload() instanceof DisputeEvent of && of.arrangement().equals(dispute)) {
        if (of instanceof DisputeOpened opened) {
          entry = DisputeEntry.of(opened, event.recordedAt());
        } else if (entry != null) {
          entry.apply(of, event.recordedAt());
        }
      }
    }
    if (entry == null) {
      throw new ProblemException(Problem.notFound("dispute", dispute.toString()));
    }
    return entry;
  }

  DisputeView view(ArrangementId dispute) {
    return DisputeView.of(require(dispute), customers.find(dispute.customer()).name());
  }

  /**
   * The answer to who sent a command.
   *
   * @param field of the body that named the cases of claims
   * @param cases that it named, in its order
   */
  ResponseEntity<DisputeView> answered(
      DisputeAnswer answer, String field, List<String> cases, HttpStatus done) {
    return switch (answer) {
      case DisputeAnswer.Done(ArrangementId id) -> ResponseEntity.status(done).body(view(id));
      case DisputeAnswer.Unchanged(ArrangementId id) -> ResponseEntity.ok(view(id));
      default -> throw new ProblemException(DisputeProblems.of(answer, field, cases));
    };
  }
}
