package huikuan.dunning.policy;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** What claims find their policy by, to be held against the log. */
public final class PoliciesReadModel {

  private PoliciesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        PolicyEntry.COLLECTION,
        PolicyDirectory.PROCESSOR,
        "_id",
        PolicyDirectory::new,
        event ->
            event.payload() instanceof PolicyEvent policy
                ? List.of(policy.reference())
                : List.of());
  }
}
