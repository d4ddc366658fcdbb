package huikuan.dunning.agenda;

import huikuan.dunning.reminder.ReminderEvent;
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
            event.payload() instanceof ReminderEvent reminder
                ? List.of(reminder.caseId())
                : List.of());
  }
}
