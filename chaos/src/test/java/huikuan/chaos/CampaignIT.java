package huikuan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.chaos.servers.Part;
import huikuan.chaos.servers.Parts;
import huikuan.chaos.servers.Servers;
import huikuan.chaos.servers.Standalone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Short campaigns; {@code chaos/run} makes long ones. Another seed by {@code -Dchaos.seed=}. */
class CampaignIT {

  private static final long SEED = Long.getLong("chaos.seed", 2_026);

  /** With more, the machine is busy with their documents while parts start. */
  private static final int CLIENTS = 2;

  /** Where time is real nobody waits while the clock is moved: one is enough. */
  private static final int CLIENTS_OF_PARTS = 1;

  /**
   * Requests to all endpoints, by role and by one, before the standalone is stopped; more by {@code
   * chaos/run fuzz}.
   */
  private static final long FUZZED = 200;

  @TempDir private Path directory;

  private static void nothingIsLostOrTwice(
      Servers servers,
      int clients,
      List<Fault> faults,
      Supplier<List<String>> afterwards,
      String command) {
    String again = "seed %d; longer: %s --seed %d".formatted(SEED, command, SEED);
    Outcome outcome;
    try (servers) {
      outcome = new Campaign(servers, faults, clients, SEED, afterwards, null, System.out).run();
    } catch (RuntimeException e) {
      throw new AssertionError("Failed with " + again, e);
    }
    System.out.print(outcome.told());
    assertThat(outcome.differences()).as("%s%n%s", again, outcome.told()).isEmpty();
    assertThat(outcome.finding().acknowledged()).as(again).isPositive();
    assertThat(outcome.finding().reminders()).as(again).isPositive();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aStandaloneThatIsKilledStoppedAndFilledLosesNothingAndDoublesNothing() {
    Standalone servers = new Standalone(directory, Campaign.START);
    List<Fault> faults =
        new ArrayList<>(Plan.of(SEED, 1, servers.shape(), Set.of("kill", "pause")));
    if (Part.limitsFiles()) {
      Duration second = Duration.ofSeconds(1);
      faults.add(new Fault.DiskFull(servers.shape().stores(), second, second, SEED % 2 == 0));
    }
    nothingIsLostOrTwice(servers, CLIENTS, faults, () -> fuzzed(servers), "chaos/run --kills 20");
  }

  /** First by many, of whom each may do something; then by one who may do all. */
  private static List<String> fuzzed(Standalone servers) {
    List<String> findings =
        new ArrayList<>(
            Fuzzing.findings(
                servers,
                () -> Fuzzing.byRole(servers, Callers.ROLES, SEED, System.out),
                fuzz -> fuzz.run(FUZZED)));
    findings.addAll(
        Fuzzing.findings(
            servers, () -> Fuzzing.byOne(servers, SEED, System.out), fuzz -> fuzz.run(FUZZED)));
    return findings;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void servicesOfWhichEachIsKilledWithStoreAndBrokerLoseNothingAndDoubleNothing() {
    Parts servers = new Parts(directory);
    List<Fault> faults = Plan.of(SEED, 1, servers.shape(), Set.of("kill"));
    nothingIsLostOrTwice(
        servers,
        CLIENTS_OF_PARTS,
        faults,
        () -> {
          new FourProcesses(servers).workTogetherAndSurviveTheDeathOfOne();
          return List.of();
        },
        "chaos/run --parts all --kills 20");
  }
}
