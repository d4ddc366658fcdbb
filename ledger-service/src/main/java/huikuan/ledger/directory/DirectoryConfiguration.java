package huikuan.ledger.directory;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

  @Bean
  Follower directoryFollower(MongoEventLog log, DirectoryProjection projection) {
    return new Follower(log, projection);
  }
}
