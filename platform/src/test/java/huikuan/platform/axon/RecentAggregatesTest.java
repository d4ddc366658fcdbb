package huikuan.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.junit.jupiter.api.Test;

class RecentAggregatesTest {

  private static final int MOST = 1_000;

  private final RecentAggregates recent = RecentAggregates.weighed(MOST, Thing::size);

  record Thing(int size) {}

  @Test
  void manyLightOnesAreRemembered() {
    put(500, 2);

    assertThat(remembered(500)).isEqualTo(500);
  }

  @Test
  void ofHeavyOnesOnlyAsManyAsMayWeighTogether() {
    put(500, 100);

    assertThat(remembered(500)).isBetween(1L, 10L);
  }

  @Test
  void oneHeavierThanAllMayBeIsRemembered() {
    put(1, 50 * MOST);

    assertThat(remembered(1)).isEqualTo(1);
  }

  @Test
  void itWeighsWhatItWasPutWithLast() {
    put(500, 2);
    put(500, 100);

    assertThat(remembered(500)).isBetween(1L, 10L);
  }

  private void put(int count, int size) {
    IntStream.range(0, count).forEach(number -> recent.put(number, entry(new Thing(size))));
  }

  private long remembered(int count) {
    return IntStream.range(0, count).filter(recent::containsKey).count();
  }

  private static AggregateCacheEntry<Thing> entry(Thing thing) {
    return new AggregateCacheEntry<>(
        EventSourcedAggregate.initialize(
            thing,
            AnnotatedAggregateMetaModelFactory.inspectAggregate(Thing.class),
            SimpleEventBus.builder().build(),
            NoSnapshotTriggerDefinition.TRIGGER));
  }
}
