package huikuan.dunning.person;

import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The tasks about people and guarantors of customers, to be held against the log. */
public final class PersonTasksReadModel {

  private PersonTasksReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        CustomerPeople.COLLECTION,
        PersonTasks.PROCESSOR,
        "_id",
        PersonTasks::new,
        event -> customers(event.payload()));
  }

  private static List<String> customers(Object event) {
    return switch (event) {
      case CustomerChanged changed -> List.of(changed.customer().toString());
      case ContactChanged changed -> List.of(changed.customer().toString());
      case PartyChanged changed -> List.of(changed.customer().toString());
      case ContactForgotten forgotten -> List.of(forgotten.customer().toString());
      case TaskDone done -> List.of(done.customer().toString());
      default -> List.of();
    };
  }
}
