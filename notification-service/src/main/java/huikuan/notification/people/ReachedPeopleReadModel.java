package huikuan.notification.people;

import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The times since when mail addresses are reached, for comparison with the log. */
public final class ReachedPeopleReadModel {

  private ReachedPeopleReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        ReachedPeople.REACHED,
        ReachedPeople.PROCESSOR,
        "_id",
        ReachedPeople::new,
        event ->
            switch (event.payload()) {
              case Sent sent -> List.of(sent.grounds().person());
              case Bounced bounced -> List.of(bounced.person());
              default -> List.of();
            });
  }
}
