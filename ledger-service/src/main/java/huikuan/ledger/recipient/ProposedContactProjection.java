package huikuan.ledger.recipient;

import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.platform.axon.EntryBatch;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Keeps the persons whom recipients have named, for lists. */
@Component
@ProcessingGroup(ProposedContactProjection.GROUP)
class ProposedContactProjection {

  /** The processor, and the collection. */
  static final String GROUP = "proposedContacts";

  static final String ORDER = "order";

  private final MongoTemplate mongo;

  ProposedContactProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : new String[] {"state", "customer"}) {
      mongo
          .indexOps(ProposedContactEntry.class)
          .createIndex(
              new Index()
                  .on("company", Direction.ASC)
                  .on(field, Direction.ASC)
                  .on(ORDER, Direction.DESC));
    }
  }

  @EventHandler
  void on(PersonNamed event, @SequenceNumber long sequence) {
    batch().open(id(event), sequence, () -> ProposedContactEntry.of(event));
  }

  @EventHandler
  void on(PersonConfirmed event, @SequenceNumber long sequence) {
    batch().change(id(event), sequence, entry -> entry.confirm(event));
  }

  @EventHandler
  void on(PersonDismissed event, @SequenceNumber long sequence) {
    batch().change(id(event), sequence, entry -> entry.dismiss(event));
  }

  private EntryBatch<ProposedContactEntry> batch() {
    return EntryBatch.current(
        GROUP, mongo, ProposedContactEntry.class, ProposedContactProjection::concerned);
  }

  private static String id(LinkEvent event) {
    return concerned(event).getFirst();
  }

  /** The entry that an event is about. */
  static List<String> concerned(Object event) {
    return switch (event) {
      case PersonNamed it -> List.of(ProposedContactEntry.id(it.customer(), it.proposal()));
      case PersonConfirmed it -> List.of(ProposedContactEntry.id(it.customer(), it.proposal()));
      case PersonDismissed it -> List.of(ProposedContactEntry.id(it.customer(), it.proposal()));
      default -> List.of();
    };
  }
}
