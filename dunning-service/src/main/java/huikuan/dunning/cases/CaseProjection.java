package huikuan.dunning.cases;

import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
import huikuan.platform.axon.EntryBatch;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Keeps the cases as operations see them. An event that comes again changes nothing. */
@Component
@ProcessingGroup("cases")
class CaseProjection {

  private final MongoTemplate mongo;

  CaseProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : new String[] {"company", "account", "invoices", "state", "level", "task"}) {
      mongo
          .indexOps(CaseEntry.class)
          .createIndex(new Index().on(field, Direction.ASC).on("_id", Direction.ASC));
    }
    mongo
        .indexOps(CaseEntry.class)
        .createIndex(new Index().on("kind", Direction.ASC).on("state", Direction.ASC));
  }

  @EventHandler
  void on(ClaimEvent event, @SequenceNumber long sequence) {
    if (event instanceof CaseOpened opened) {
      open(CaseEntry.of(opened), sequence);
    } else {
      change(event.caseId(), sequence, entry -> entry.apply(event));
    }
  }

  @EventHandler
  void on(EscalationEvent event, @SequenceNumber long sequence) {
    if (event instanceof EscalationOpened opened) {
      open(CaseEntry.of(opened), sequence);
    } else {
      change(event.caseId(), sequence, entry -> entry.apply(event));
    }
  }

  private void open(CaseEntry entry, long sequence) {
    cases().open(entry.id, sequence, () -> entry);
  }

  private void change(String caseId, long sequence, Consumer<CaseEntry> change) {
    cases().change(caseId, sequence, change);
  }

  private EntryBatch<CaseEntry> cases() {
    return EntryBatch.current("cases", mongo, CaseEntry.class, CaseProjection::concerned);
  }

  /** The ids of the cases that an event changes. */
  static List<String> concerned(Object event) {
    return switch (event) {
      case ClaimEvent reminder -> List.of(reminder.caseId());
      case EscalationEvent escalation -> List.of(escalation.caseId());
      default -> List.of();
    };
  }
}
