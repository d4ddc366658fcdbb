package huikuan.dunning.recipient;

import huikuan.contracts.ledger.RecipientEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** What recipients told and nobody has seen to, to be held against the log. */
public final class RecipientAnswersReadModel {

  private RecipientAnswersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        RecipientAnswer.COLLECTION,
        RecipientTasks.PROCESSOR,
        "customer",
        RecipientTasks::new,
        event -> customers(event.payload()));
  }

  private static List<String> customers(Object event) {
    return switch (event) {
      case RecipientEvent told -> List.of(told.customer().toString());
      case AnswerCameLate late -> List.of(late.account().customerId().toString());
      case CaseClosed closed -> List.of(closed.account().customerId().toString());
      case TaskDone done -> List.of(done.customer().toString());
      default -> List.of();
    };
  }
}
