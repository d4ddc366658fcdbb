package huikuan.dunning.cases;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The cases, to be held against the log. */
public final class CasesReadModel {

  private CasesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        "cases",
        "cases",
        "_id",
        CaseProjection::new,
        event -> CaseProjection.concerned(event.payload()));
  }
}
