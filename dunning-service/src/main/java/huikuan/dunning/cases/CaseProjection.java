package huikuan.dunning.cases;

import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.platform.axon.EntryBatch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    // Those of few cases come first: the embedded store takes the first of equals.
    for (String field : List.of("account", "invoices", OpenTasks.TASK, "customer", "owner")) {
      index(List.of(field));
    }
    index(List.of("small"));
    index(List.of("small", "company"));
    subsets(List.of("company", "policy", "state", "level")).forEach(this::index);
    mongo
        .indexOps(CaseEntry.class)
        .createIndex(new Index().on("kind", Direction.ASC).on("state", Direction.ASC));
    mongo.indexOps(CaseEntry.class).createIndex(new Index().on("withheld", Direction.ASC).sparse());
  }

  /**
   * Each combination of what many cases share has an index, so that a page takes no longer where
   * few cases match.
   */
  private static Stream<List<String>> subsets(List<String> fields) {
    return IntStream.range(1, 1 << fields.size())
        .mapToObj(
            set ->
                IntStream.range(0, fields.size())
                    .filter(at -> (set >> at & 1) == 1)
                    .mapToObj(fields::get)
                    .toList());
  }

  private void index(List<String> fields) {
    Index index = new Index();
    fields.forEach(field -> index.on(field, Direction.ASC));
    mongo.indexOps(CaseEntry.class).createIndex(index.on("_id", Direction.ASC));
  }

  @EventHandler
  void on(ClaimEvent event, @SequenceNumber long sequence) {
    if (event instanceof CaseOpened opened) {
      open(CaseOfClaim.open(opened), sequence);
    } else {
      change(event.caseId(), sequence, entry -> new CaseOfClaim(entry).apply(event));
    }
  }

  @EventHandler
  void on(SanctionEvent event, @SequenceNumber long sequence) {
    if (event instanceof EscalationOpened opened) {
      open(CaseOfEscalation.open(opened), sequence);
    } else {
      event
          .cases()
          .forEach(id -> change(id, sequence, entry -> new CaseOfEscalation(entry).apply(event)));
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
      case SanctionEvent escalation -> escalation.cases();
      default -> List.of();
    };
  }
}
