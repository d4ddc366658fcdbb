package huikuan.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Which faults a seed makes, in order; the same seed makes the same. */
final class Plan {

  /** What can be chosen among. */
  static final Set<String> KINDS = Set.of("kill", "pause", "disk", "restart");

  private final RandomGenerator random;
  private final List<String> parts;
  private final Set<String> kinds;
  private final boolean sandbox;
  private final String stores;
  private final List<Fault> faults = new ArrayList<>();

  private Plan(long seed, List<String> parts, Set<String> kinds, boolean sandbox, String stores) {
    this.random = new SplittableRandom(seed);
    this.parts = parts;
    this.kinds = kinds;
    this.sandbox = sandbox;
    this.stores = stores;
  }

  /**
   * @param kills how many at least
   * @param parts that are hit, each in turn
   * @param kinds of faults
   * @param sandbox whether the clock can be moved
   * @param stores the part whose disk is filled
   */
  static List<Fault> of(
      long seed, int kills, List<String> parts, Set<String> kinds, boolean sandbox, String stores) {
    Plan plan = new Plan(seed, parts, kinds, sandbox, stores);
    for (int round = 0; plan.kills() < kills || round == 0; round++) {
      plan.round(round, kills - plan.kills());
    }
    return List.copyOf(plan.faults);
  }

  private int kills() {
    return faults.stream().mapToInt(Fault::kills).sum();
  }

  /** One hit of each part, and every few rounds each of the other kinds. */
  private void round(int round, int kills) {
    if (kinds.contains("pause") && round % 4 == 0) {
      faults.add(new Fault.Pause(any(), between(200, 1_500), between(1_000, 4_000)));
    }
    if (kinds.contains("disk") && round % 8 == 0) {
      boolean nothing = random.nextBoolean();
      faults.add(new Fault.DiskFull(stores, between(300, 1_500), between(1_000, 3_000), nothing));
    }
    if (kinds.contains("restart") && round % 8 == 0) {
      faults.add(new Fault.Restart(any(), between(300, 1_500)));
    }
    if (kinds.contains("kill")) {
      parts.forEach(part -> kill(part, round, kills));
    }
    if (sandbox && round % 3 != 1) {
      faults.add(new Fault.Move(stores, between(200, 1_000), days()));
    }
  }

  private void kill(String part, int round, int kills) {
    int kind = random.nextInt(10);
    if (sandbox && (round == 1 || kind < 3)) {
      faults.add(new Fault.KillInMove(part, between(200, 2_000), days(), between(10, 900)));
    } else if (kind < 5 && kills > 1) {
      faults.add(new Fault.KillTwice(part, between(200, 2_000), between(100, 9_000)));
    } else {
      faults.add(new Fault.Kill(part, between(200, 3_000)));
    }
  }

  private String any() {
    return parts.get(random.nextInt(parts.size()));
  }

  private int days() {
    return 1 + random.nextInt(5);
  }

  private Duration between(int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }
}
