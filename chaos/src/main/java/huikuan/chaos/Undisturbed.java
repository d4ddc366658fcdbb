package huikuan.chaos;

import huikuan.chaos.collecting.People;
import huikuan.chaos.collecting.Portrait;
import huikuan.chaos.servers.Standalone;
import huikuan.standalone.client.GatewayClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The same plan for those who collect, without a fault and without load. */
final class Undisturbed {

  private static final String DIRECTORY = "undisturbed";

  private Undisturbed() {}

  /**
   * The outcome of their stories.
   *
   * @param directory a folder is made in it, and left there
   * @param faults of which the clock's moves are made
   */
  static Portrait portrait(Path directory, List<Fault> faults, long seed) {
    try (Standalone standalone =
        new Standalone(Chaos.directory(directory, DIRECTORY), Campaign.START)) {
      standalone.start();
      try (GatewayClient client = new GatewayClient(standalone.address(), standalone.token());
          People people = new People(standalone.address(), standalone::tokenOf, seed)) {
        people.prepare(Campaign.START);
        Instant now = Campaign.START;
        for (Fault fault : faults) {
          if (fault.days() > 0) {
            people.act(now);
            now = now.plus(Duration.ofDays(fault.days()));
            client.moveClock(now);
          }
        }
        people.act(now);
        client.moveClock(now.plus(Campaign.LAST_MOVE));
        client.settle();
        return people.portrait();
      }
    }
  }
}
