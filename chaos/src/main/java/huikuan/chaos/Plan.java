package huikuan.chaos;

import huikuan.chaos.servers.Servers.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;

/** Which faults a seed makes, in order; the same seed makes the same. */
final class Plan {

  /** Kinds of faults to choose from. */
  static final Set<String> KINDS = Set.of("kill", "pause", "disk", "restart");

  /** How many parts are killed in one go. */
  private static final int TOGETHER = 3;

  private final RandomGenerator random;
  private final Shape shape;
  private final Set<String> kinds;
  private final List<Fault> faults = new ArrayList<>();

  private Plan(long seed, Shape shape, Set<String> kinds) {
    this.random = new SplittableRandom(seed);
    this.shape = shape;
    this.kinds = kinds;
  }

  /**
   * @param kills how many at least
   * @param kinds of faults
   */
  static List<Fault> of(long seed, int kills, Shape shape, Set<String> kinds) {
    Plan plan = new Plan(seed, shape, kinds);
    for (int round = 0; plan.kills() < kills || round == 0; round++) {
      plan.round(round, kills - plan.kills());
    }
    return List.copyOf(plan.faults);
  }

  private int kills() {
    return faults.stream().mapToInt(Fault::kills).sum();
  }

  /**
   * One hit of each part, of several in turn together and one by one, and every few rounds each of
   * the other kinds.
   */
  private void round(int round, int kills) {
    if (kinds.contains("pause") && round % 4 == 0) {
      faults.add(new Fault.Pause(any(), between(200, 1_500), between(1_000, 4_000)));
    }
    if (kinds.contains("disk") && round % 8 == 0) {
      boolean nothing = random.nextBoolean();
      faults.add(
          new Fault.DiskFull(shape.stores(), between(300, 1_500), between(1_000, 3_000), nothing));
    }
    if (kinds.contains("restart") && round % 8 == 0) {
      faults.add(new Fault.Restart(shape.broker(), between(300, 1_500)));
    }
    if (kinds.contains("kill")) {
      if (shape.parts().size() > 1 && round % 2 == 0) {
        killTogether();
      } else {
        shape.parts().forEach(part -> kill(part, round, kills));
      }
    }
    if (shape.sandbox() && round % 3 != 1) {
      faults.add(new Fault.Move(shape.stores(), between(200, 1_000), days()));
    }
  }

  /** Each part once, in groups that chance makes. */
  private void killTogether() {
    List<String> parts = new ArrayList<>(shape.parts());
    Collections.shuffle(parts, Random.from(random));
    parts.stream()
        .gather(Gatherers.windowFixed(TOGETHER))
        .forEach(
            group ->
                faults.add(
                    new Fault.KillTogether(group, between(1_000, 3_000), between(50, 1_500))));
  }

  private void kill(String part, int round, int kills) {
    int kind = random.nextInt(10);
    if (shape.sandbox() && (round == 1 || kind < 3)) {
      faults.add(new Fault.KillInMove(part, between(200, 2_000), days(), between(10, 900)));
    } else if (kind < 5 && kills > 1) {
      faults.add(new Fault.KillTwice(part, between(200, 2_000), between(100, 9_000)));
    } else {
      faults.add(new Fault.Kill(part, between(200, 3_000)));
    }
  }

  private String any() {
    return shape.parts().get(random.nextInt(shape.parts().size()));
  }

  private int days() {
    return 1 + random.nextInt(5);
  }

  private Duration between(int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }
}
