package huikuan.ledger.contract;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

  /** The longest wait of a question for what was acknowledged before it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  Follower contractClaimsFollower(MongoEventLog log, ContractClaimsProjection projection) {
    return new Follower(log, projection);
  }

  @Bean
  CatchUp contractClaimsCatchUp(MongoEventLog log, Follower contractClaimsFollower) {
    return new CatchUp(log, contractClaimsFollower, "The claims of contracts stand", PATIENCE);
  }
}
