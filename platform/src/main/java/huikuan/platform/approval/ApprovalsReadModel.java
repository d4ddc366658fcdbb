package huikuan.platform.approval;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The proposals of a service, to be held against its log. */
public final class ApprovalsReadModel {

  private ApprovalsReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        ApprovalStore.NAME,
        ApprovalStore.NAME,
        ApprovalStore.ID,
        database -> ApprovalStore.positionIn(database).read(),
        mongo -> new ApprovalsProjection(new ApprovalStore(mongo))::apply,
        event ->
            event.payload() instanceof ApprovalEvent about
                ? List.of(about.proposalId().toString())
                : List.of());
  }
}
