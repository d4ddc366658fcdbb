package huikuan.dunning.policy;

import huikuan.contracts.notification.NotificationEvent.TemplateAdded;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** Which letters can be written, to be held against the log. */
public final class TemplatesReadModel {

  private TemplatesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        TemplateDirectory.COLLECTION,
        TemplateDirectory.PROCESSOR,
        "_id",
        TemplateDirectory::new,
        event ->
            event.payload() instanceof TemplateAdded added
                ? List.of(TemplateDirectory.id(added))
                : List.of());
  }
}
