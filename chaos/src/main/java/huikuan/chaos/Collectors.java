package huikuan.chaos;

import huikuan.chaos.collecting.Agreements;
import huikuan.chaos.collecting.People;
import huikuan.chaos.collecting.Portrait;
import huikuan.chaos.servers.Servers;
import huikuan.chaos.servers.Standalone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who collect in a campaign, if there are any, and what they must find in the end. */
record Collectors(@Nullable People people, @Nullable Portrait undisturbed)
    implements AutoCloseable {

  /** Where time is real, or nothing is known to compare with, nobody collects. */
  static Collectors of(Servers servers, long seed, @Nullable Portrait undisturbed) {
    return servers instanceof Standalone standalone && undisturbed != null
        ? new Collectors(new People(standalone.address(), standalone::tokenOf, seed), undisturbed)
        : new Collectors(null, null);
  }

  void prepare(Instant clock) {
    if (people != null) {
      people.prepare(clock);
    }
  }

  void begin(Instant clock) {
    if (people != null) {
      people.begin(clock);
    }
  }

  void finish() {
    if (people != null) {
      people.finish();
    }
  }

  List<String> differences() {
    List<String> differences = new ArrayList<>();
    if (people != null && undisturbed != null) {
      Portrait portrait = people.portrait();
      differences.addAll(Agreements.differences(portrait));
      differences.addAll(portrait.differences(undisturbed));
    }
    return differences;
  }

  @Override
  public void close() {
    if (people != null) {
      people.close();
    }
  }
}
