package huikuan.ledger.items;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ItemsConfiguration {

  /** The longest wait of a question for what was acknowledged before it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  Follower itemsFollower(MongoEventLog log, ItemsProjection projection) {
    return new Follower(log, projection);
  }

  @Bean
  CatchUp itemsCatchUp(MongoEventLog log, Follower itemsFollower) {
    return new CatchUp(log, itemsFollower, "Items stand", PATIENCE);
  }
}
