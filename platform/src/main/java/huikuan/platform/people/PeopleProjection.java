package huikuan.platform.people;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.people.PeopleStore.Told;
import huikuan.platform.projection.Projection;
import huikuan.platform.projection.SeldomStored;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Keeps people by the events that tell of them, in the store and in memory. */
final class PeopleProjection implements Projection {

  private static final Duration PACE = Duration.ofMillis(100);

  private final PeopleStore store;
  private final People people;
  private final PeopleEvents events;
  private final SeldomStored position;

  PeopleProjection(PeopleStore store, People people, PeopleEvents events) {
    this.store = store;
    this.people = people;
    this.events = events;
    this.position = new SeldomStored(store.position());
  }

  @Override
  public String name() {
    return PeopleStore.COLLECTION;
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  /** What another instance has stored up to there is known here from now on. */
  @Override
  public long position() {
    long stored = position.read();
    people.set(store.ending());
    return stored;
  }

  @Override
  public void apply(List<RecordedEvent> recorded) {
    List<Told> told = recorded.stream().flatMap(this::told).toList();
    if (!told.isEmpty()) {
      store.put(told);
      people.set(store.find(told.stream().map(each -> each.rights().person()).toList()));
    }
    position.passed(recorded.getLast().position(), !told.isEmpty());
  }

  private Stream<Told> told(RecordedEvent event) {
    PersonRights rights = events.told(event.payload());
    return rights == null ? Stream.empty() : Stream.of(new Told(rights, event));
  }
}
