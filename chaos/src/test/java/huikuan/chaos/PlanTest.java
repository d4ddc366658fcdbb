package huikuan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.chaos.servers.Servers.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static List<Fault> plan(long seed, int kills, String... parts) {
    return Plan.of(seed, kills, new Shape(List.of(parts), parts[0], parts[0], true), Plan.KINDS);
  }

  @Test
  void theSameSeedMakesTheSameFaults() {
    assertThat(plan(7, 20, "one")).isEqualTo(plan(7, 20, "one")).isNotEqualTo(plan(8, 20, "one"));
  }

  @Test
  void thereAreAsManyKillsAsAskedForAndAtMostARoundMore() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(plan(seed, 20, "one").stream().mapToInt(Fault::kills).sum()).isBetween(20, 21);
    }
  }

  @Test
  void everyPartIsKilledTogetherWithOthersAndInTheNextRoundAlone() {
    for (int seed = 0; seed < 50; seed++) {
      List<Fault> faults = plan(seed, 8, "one", "two", "three", "four");
      assertThat(faults)
          .filteredOn(Fault.KillTogether.class::isInstance)
          .flatExtracting(fault -> ((Fault.KillTogether) fault).parts())
          .containsExactlyInAnyOrder("one", "two", "three", "four");
      assertThat(faults)
          .filteredOn(fault -> fault.kills() > 0 && !(fault instanceof Fault.KillTogether))
          .extracting(Fault::part)
          .contains("one", "two", "three", "four");
    }
  }

  @Test
  void whatIsNotAskedForDoesNotHappen() {
    assertThat(Plan.of(1, 30, new Shape(List.of("one"), "one", "one", false), Set.of("kill")))
        .allMatch(fault -> fault instanceof Fault.Kill || fault instanceof Fault.KillTwice);
  }

  @Test
  void aLongPlanHasEveryKind() {
    Set<Class<?>> kinds = new HashSet<>();
    plan(3, 80, "one", "two").forEach(fault -> kinds.add(fault.getClass()));
    assertThat(kinds).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
  }
}
