package huikuan.dunning.agenda;

import huikuan.dunning.claim.ClaimEvent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The agenda, to be held against the log. */
public final class AgendaReadModel {

  private AgendaReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        "agenda",
        "agenda",
        "caseId",
        AgendaProjection::new,
        event ->
            event.payload() instanceof ClaimEvent reminder
                ? List.of(reminder.caseId())
                : List.of());
  }
}
