package huikuan.dunning.cases;

import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.reminder.ReminderEvent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The cases, to be held against the log. */
public final class CasesReadModel {

  private CasesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        "cases",
        "cases",
        "_id",
        CaseProjection::new,
        event ->
            switch (event.payload()) {
              case ReminderEvent reminder -> List.of(reminder.caseId());
              case EscalationEvent escalation -> List.of(escalation.caseId());
              default -> List.of();
            });
  }
}
