package huikuan.platform.audit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.time.Loop;
import huikuan.platform.time.TimeAutoConfiguration;
import huikuan.platform.web.access.AccessAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Every service with a store keeps an audit trail, and shows it. */
@AutoConfiguration(
    after = {EventLogAutoConfiguration.class, TimeAutoConfiguration.class},
    before = AccessAutoConfiguration.class)
@EnableConfigurationProperties(AuditSettings.class)
public final class AuditAutoConfiguration {

  /** Refusals of so long share an entry. */
  private static final Duration PACE = Duration.ofMinutes(1);

  @Bean
  AuditStore auditStore(MongoClient client, ServiceSettings service, AuditSettings settings) {
    return new AuditStore(
        client.getDatabase(Objects.requireNonNullElse(settings.database(), service.database())));
  }

  @Bean
  CallersSeen callersSeen(MongoDatabase database) {
    return new CallersSeen(database);
  }

  @Bean
  Unmaskings unmaskings(MongoDatabase database) {
    return new Unmaskings(database, InstantSource.system());
  }

  @Bean
  KeptAuditTrail auditTrail(
      AuditStore store, CallersSeen callers, Unmaskings unmaskings, Clock clock) {
    return new KeptAuditTrail(store, callers, unmaskings, clock);
  }

  @Bean
  Loop recordedRefusals(KeptAuditTrail trail) {
    return new Loop(
        "refusals",
        PACE,
        () -> {
          trail.recordRefusals();
          return PACE;
        });
  }

  @Bean
  UnmaskingController unmaskingController(KeptAuditTrail trail, Unmaskings unmaskings) {
    return new UnmaskingController(trail, unmaskings);
  }

  @Bean
  AuditController auditController(
      KeptAuditTrail trail, AuditStore store, CallersSeen callers, Clock clock) {
    return new AuditController(trail, store, callers, clock);
  }
}
