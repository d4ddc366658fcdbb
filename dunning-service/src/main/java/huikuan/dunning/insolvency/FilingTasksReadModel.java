package huikuan.dunning.insolvency;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The claims that are still to be filed, to be held against the log. */
public final class FilingTasksReadModel {

  private FilingTasksReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        OpenFiling.COLLECTION,
        FilingTasks.PROCESSOR,
        "_id",
        FilingTasks::new,
        event ->
            event.payload() instanceof InsolvencyEvent of
                ? List.of(of.customer().toString())
                : List.of());
  }
}
