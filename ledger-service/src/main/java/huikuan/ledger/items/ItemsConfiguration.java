package huikuan.ledger.items;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ItemsConfiguration {

  @Bean
  Follower itemsFollower(MongoEventLog log, ItemsProjection projection) {
    return new Follower(log, projection);
  }
}
