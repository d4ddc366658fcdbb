package huikuan.ledger.balances;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BalancesConfiguration {

  @Bean
  Follower balancesFollower(MongoEventLog log, BalancesProjection projection) {
    return new Follower(log, projection);
  }
}
