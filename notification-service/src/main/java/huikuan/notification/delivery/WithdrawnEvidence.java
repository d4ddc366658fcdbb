package huikuan.notification.delivery;

import huikuan.contracts.ledger.BasisEvent.EvidenceWithdrawn;
import huikuan.contracts.ledger.Subject;
import huikuan.notification.message.EvidenceCopy;
import huikuan.notification.message.Obstacle;
import huikuan.notification.openamounts.Demands;
import huikuan.platform.eventlog.EventLog;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Answers whether a piece of evidence was withdrawn before its copy left, by this service's own
 * log: the evidence may be another customer's.
 */
@Component
public class WithdrawnEvidence {

  private static final String WITHDRAWN = "evidence-withdrawn";

  private final EventLog log;

  WithdrawnEvidence(EventLog log) {
    this.log = log;
  }

  /** The keys by which an event of the ledger is found again. */
  public static List<String> keys(Object event) {
    return event instanceof EvidenceWithdrawn it
        ? List.of(key(it.subject(), it.number()))
        : List.of();
  }

  private static String key(Subject subject, int number) {
    return "evidence " + subject.key() + "\n" + number;
  }

  Demands.Known know(EvidenceCopy copy) {
    long readThrough = log.head();
    String key = key(copy.request().subject(), copy.number());
    boolean withdrawn = !log.about(List.of(key)).getOrDefault(key, List.of()).isEmpty();
    return new Demands.Known(withdrawn ? new Obstacle(WITHDRAWN, null) : null, readThrough);
  }
}
