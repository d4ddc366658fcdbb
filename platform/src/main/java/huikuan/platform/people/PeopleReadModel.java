package huikuan.platform.people;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.StoredPosition;
import java.time.Clock;
import java.util.List;

/** The people, which are compared with the log. */
public final class PeopleReadModel {

  private PeopleReadModel() {}

  public static ReadModel create(PeopleEvents events) {
    return new CollectionReadModel(
        PeopleStore.COLLECTION,
        PeopleStore.COLLECTION,
        PeopleStore.ID,
        database -> new StoredPosition(database, PeopleStore.COLLECTION).read(),
        mongo ->
            new PeopleProjection(new PeopleStore(mongo), new People(Clock.systemUTC()), events)
                ::apply,
        event -> {
          PersonRights told = events.told(event.payload());
          return told == null ? List.of() : List.of(told.person());
        });
  }
}
