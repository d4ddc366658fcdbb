package huikuan.dunning.cases;

import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
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
    CaseBatch cases = CaseBatch.current(mongo);
    if (cases.find(entry.id) == null) {
      entry.sequence = sequence;
      cases.save(entry);
    }
  }

  private void change(String caseId, long sequence, Consumer<CaseEntry> change) {
    CaseBatch cases = CaseBatch.current(mongo);
    CaseEntry entry = cases.find(caseId);
    if (entry != null && sequence > entry.sequence) {
      change.accept(entry);
      entry.sequence = sequence;
      cases.save(entry);
    }
  }
}
