package huikuan.dunning.talk;

import huikuan.platform.axon.EntryBatch;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps when somebody follows up with each customer. It shares its processing group with the cases,
 * with which it is read.
 */
@Component
@ProcessingGroup(FollowUpProjection.PROCESSOR)
class FollowUpProjection {

  static final String PROCESSOR = "cases";

  private final MongoTemplate mongo;

  FollowUpProjection(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(TalkEvent event, @SequenceNumber long sequence) {
    EntryBatch<FollowUp> entries =
        EntryBatch.current(
            FollowUp.COLLECTION, mongo, FollowUp.class, FollowUpProjection::concerned);
    String customer = event.customer().toString();
    entries.open(customer, sequence, () -> FollowUp.none(event).after(event));
    entries.change(customer, sequence, known -> known.after(event));
  }

  /** The customer that an event is about. */
  static List<String> concerned(Object event) {
    return event instanceof TalkEvent talk ? List.of(talk.customer().toString()) : List.of();
  }
}
