package huikuan.platform.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What the parts of the service say of their health. They are asked side by side. */
final class Parts {

  /** They are up whenever somebody is answered. */
  private static final Set<String> LEFT_OUT = Set.of("ping", "livenessState");

  /** The parts whose details are positions by names. */
  private static final Set<String> WITH_POSITIONS = Set.of("processors", "projections");

  private static final int PATIENCE_SECONDS = 6;

  private final Supplier<HealthContributors> contributors;

  Parts(Supplier<HealthContributors> contributors) {
    this.contributors = contributors;
  }

  /** Asks on threads of their own; one that does not answer in time is not known. */
  Map<String, Health> ask() {
    Map<String, FutureTask<Health>> asked = new TreeMap<>();
    contributors.get().stream()
        .filter(each -> !LEFT_OUT.contains(each.name()))
        .forEach(
            each -> {
              if (each.contributor() instanceof HealthIndicator indicator) {
                FutureTask<Health> task = new FutureTask<>(indicator::health);
                Thread.ofVirtual().name("health-" + each.name()).start(task);
                asked.put(each.name(), task);
              }
            });
    Map<String, Health> told = new LinkedHashMap<>();
    asked.forEach((name, task) -> told.put(name, answer(task)));
    return told;
  }

  private static Health answer(FutureTask<Health> task) {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return Health.down(e).build();
    } catch (TimeoutException e) {
      return Health.unknown().withDetail("answer", "none in " + PATIENCE_SECONDS + " s").build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  /** The positions that projections and processors have reached, of what was told. */
  static Map<String, Long> positions(Map<String, Health> told) {
    Map<String, Long> positions = new TreeMap<>();
    told.forEach(
        (part, health) -> {
          if (WITH_POSITIONS.contains(part)) {
            health
                .getDetails()
                .forEach(
                    (name, at) -> {
                      if (at instanceof Long position) {
                        positions.put(name, position);
                      }
                    });
          }
        });
    return positions;
  }
}
