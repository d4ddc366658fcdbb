package huikuan.dunning.arrangement;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** Which claims have arrangements, to be held against the log. */
public final class ArrangedClaimsReadModel {

  private ArrangedClaimsReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        ArrangedClaims.COLLECTION,
        ArrangedClaims.PROCESSOR,
        ArrangedClaims.CASE,
        ArrangedClaims::new,
        event ->
            event.payload() instanceof ArrangementEvent arranged
                ? arranged.concerned().stream().map(each -> each.caseId()).toList()
                : List.of());
  }
}
