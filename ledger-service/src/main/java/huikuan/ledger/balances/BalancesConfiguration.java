package huikuan.ledger.balances;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BalancesConfiguration {

  @Bean
  Follower balancesFollower(EventLog log, BalancesProjection projection) {
    return new Follower(log, projection);
  }

  @Bean
  CatchUp balancesCatchUp(EventLog log, Follower balancesFollower, BalancesSettings settings) {
    return new CatchUp(log, balancesFollower, "Balances stand", settings.patience());
  }
}
