package huikuan.dunning.sanction;

import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.platform.axon.EntryBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** The last order; null = there was none. */
  @Nullable Order order;

  List<String> systems = new ArrayList<>();

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
      case SanctionEvent.SanctionApproved it -> {
        state = SanctionState.IN_FORCE;
        await(Order.IMPOSE, it.systems());
      }
      case SanctionEvent.SanctionLifted it -> {
        state = SanctionState.LIFTED;
        await(Order.LIFT, it.systems());
      }
      case OrderAcknowledged it -> answered(it);
      case SanctionEvent.AnswerMissing _ -> unanswered = true;
      case SanctionProposed _,
          SanctionEvent.LiftProposed _,
          SanctionEvent.LiftRejected _,
          SanctionEvent.LiftOvertaken _,
          SanctionEvent.LiftApproved _ -> {}
    }
  }

  private void await(Order now, List<String> asked) {
    order = now;
    systems = new ArrayList<>(asked);
    unanswered = false;
  }

  private void answered(OrderAcknowledged event) {
    if (event.outcome() == Outcome.REFUSED) {
      unanswered = true;
      return;
    }
    systems.remove(event.system());
    if (systems.isEmpty()) {
      unanswered = false;
    }
  }
}
