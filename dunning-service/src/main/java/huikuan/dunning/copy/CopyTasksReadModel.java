package huikuan.dunning.copy;

import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The copies of evidence and which did not arrive, to be held against the log. */
public final class CopyTasksReadModel {

  private CopyTasksReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        EvidenceCopy.COLLECTION,
        CopyTasks.PROCESSOR,
        "customer",
        CopyTasks::new,
        event -> customers(event.payload()));
  }

  private static List<String> customers(Object event) {
    return switch (event) {
      case EvidenceCopyRequested asked -> List.of(asked.customer().toString());
      case OfCopy told -> List.of(told.customer().toString());
      case TaskDone done -> List.of(done.customer().toString());
      default -> List.of();
    };
  }
}
