package huikuan.ledger.directory;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  Follower directoryFollower(MongoEventLog log, DirectoryProjection projection) {
    return new Follower(log, projection);
  }

  @Bean
  CatchUp directoryCatchUp(MongoEventLog log, Follower directoryFollower) {
    return new CatchUp(log, directoryFollower, "The directory stands", PATIENCE);
  }

  @Bean
  Follower contactIndexFollower(MongoEventLog log, ContactIndex index, ContactAddresses addresses) {
    return new Follower(log, new ContactIndexProjection(index, addresses::keep));
  }

  @Bean
  CatchUp contactIndexCatchUp(MongoEventLog log, Follower contactIndexFollower) {
    return new CatchUp(log, contactIndexFollower, "The index of contacts stands", PATIENCE);
  }
}
