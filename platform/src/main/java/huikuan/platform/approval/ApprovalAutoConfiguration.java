package huikuan.platform.approval;

import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Shows and decides proposals, if a service says where ({@code huikuan.approvals-path}). */
@AutoConfiguration
@ConditionalOnProperty("huikuan.approvals-path")
@EnableConfigurationProperties(CompanySettings.class)
public final class ApprovalAutoConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  ApprovalStore approvalStore(MongoTemplate mongo) {
    ApprovalStore store = new ApprovalStore(mongo);
    store.createIndexes();
    return store;
  }

  @Bean
  Follower approvalsFollower(MongoEventLog log, ApprovalStore store) {
    return new Follower(log, new ApprovalsProjection(store));
  }

  @Bean
  ApprovalGauges approvalGauges(ApprovalStore approvalStore, Clock clock) {
    return new ApprovalGauges(approvalStore, clock);
  }

  @Bean
  ApprovalTimes approvalTimes(CompanySettings companies, Clock clock) {
    return new ApprovalTimes(companies, clock);
  }

  @Bean
  ApprovalsController approvalsController(
      MongoEventLog log,
      Follower approvalsFollower,
      ApprovalStore store,
      ObjectProvider<Approvable> approvables,
      ObjectProvider<ApprovalNames> names,
      Clock clock) {
    return new ApprovalsController(
        new Approvals(new CatchUp(log, approvalsFollower, "The approvals stand", PATIENCE), store),
        approvables.stream().toList(),
        names.getIfAvailable(() -> _ -> Collections.emptySortedMap()),
        clock);
  }
}
