package huikuan.platform.people;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.people.PeopleStore.Told;
import huikuan.platform.projection.Projection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Keeps people by the events that tell of them, in the store and in memory. */
final class PeopleProjection implements Projection {

  private static final Duration PACE = Duration.ofMillis(100);

  /** Events of people are rare: how far others were read is stored now and then. */
  private static final int MOST_READ_AGAIN = 2_000;

  private final PeopleStore store;
  private final People people;
  private final PeopleEvents events;
  private long stored;

  PeopleProjection(PeopleStore store, People people, PeopleEvents events) {
    this.store = store;
    this.people = people;
    this.events = events;
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
    stored = store.position().read();
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
    long last = recorded.getLast().position();
    if (!told.isEmpty() || last - stored >= MOST_READ_AGAIN) {
      store.position().advance(last);
      stored = last;
    }
  }

  private Stream<Told> told(RecordedEvent event) {
    PersonRights rights = events.told(event.payload());
    return rights == null ? Stream.empty() : Stream.of(new Told(rights, event));
  }
}
