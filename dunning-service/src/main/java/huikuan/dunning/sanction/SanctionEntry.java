package huikuan.dunning.sanction;

import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.platform.axon.EntryBatch;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A sanction as stored: what lists of them are found by. Its page is told by its events. */
@Document(SanctionEntry.COLLECTION)
final class SanctionEntry extends EntryBatch.Entry {

  static final String COLLECTION = "sanctions";

  @Id final String id;
  final String company;
  final String customer;
  final String kind;
  SanctionState state = SanctionState.PROPOSED;

  /** Whether a system has refused, or has not answered in time. */
  boolean unanswered;

  /** The systems that have not done what was ordered last. */
  List<String> systems = List.of();

  @PersistenceCreator
  SanctionEntry(String id, String company, String customer, String kind) {
    this.id = id;
    this.company = company;
    this.customer = customer;
    this.kind = kind;
  }

  static SanctionEntry of(SanctionProposed event) {
    return new SanctionEntry(
        event.id().toString(),
        event.customer().company(),
        event.customer().toString(),
        event.kind().word());
  }

  @Override
  protected String id() {
    return id;
  }

  void apply(SanctionEvent.OfSanction event) {
    switch (event) {
      case SanctionEvent.SanctionWithdrawn _ -> state = SanctionState.WITHDRAWN;
      case SanctionEvent.SanctionLapsed _ -> state = SanctionState.LAPSED;
      case SanctionEvent.SanctionRejected _ -> state = SanctionState.REJECTED;
      case SanctionEvent.SanctionApproved _ -> state = SanctionState.IN_FORCE;
      case SanctionEvent.SanctionLifted _ -> state = SanctionState.LIFTED;
      case SanctionProposed _,
          SanctionEvent.OrderAcknowledged _,
          SanctionEvent.AnswerMissing _,
          SanctionEvent.LiftProposed _,
          SanctionEvent.LiftRejected _,
          SanctionEvent.LiftOvertaken _,
          SanctionEvent.LiftApproved _ -> {}
    }
    OrderAnswers answers = new OrderAnswers(systems, unanswered).after(event);
    systems = answers.open();
    unanswered = answers.unanswered();
  }
}
