package huikuan.platform.faults;

import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import huikuan.platform.relay.Relay;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The store goes away. */
class StoreFaultsTest {

  @Test
  void whatArrivesWhileTheStoreIsAwayIsTakenOnceAndToldWhenItIsBack(@TempDir Path directory)
      throws Exception {
    try (Site site = new Site(directory)) {
      site.open("stored");
      ConfigurableApplicationContext service = site.run("only");
      site.send(0, 500);
      Site.awaitRecorded(service, 1);

      site.stopStore();
      site.send(500, 1000);
      site.flush();
      await().atMost(Site.PATIENCE).until(() -> isAway(service));
      site.startStore();
      site.send(1000, 1100);
      site.flush();
      await().atMost(Site.PATIENCE).until(() -> !isAway(service));
      site.settle();

      Taken.isEachOnceInOrder(service, 1100);
      Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
    }
  }

  private static boolean isAway(ConfigurableApplicationContext service) {
    try {
      return service.getBean(Relay.class).lag() < 0;
    } catch (MongoException e) {
      return true;
    }
  }
}
