package huikuan.dunning.reminder;

import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The open cases of customers, for comparison with the log. */
public final class OpenCasesReadModel {

  private OpenCasesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        OpenCases.COLLECTION,
        OpenCases.PROCESSOR,
        "_id",
        OpenCases::new,
        event ->
            switch (event.payload()) {
              case CaseOpened opened -> List.of(opened.caseId());
              case CaseReopened reopened -> List.of(reopened.caseId());
              case CaseClosed closed -> List.of(closed.caseId());
              default -> List.of();
            });
  }
}
