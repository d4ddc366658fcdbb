package huikuan.platform.operations;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogProofs;
import huikuan.platform.intake.DeadRecords;
import huikuan.platform.intake.IntakeAutoConfiguration;
import huikuan.platform.intake.IntakeStation;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.access.AuditTrail;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/** Every service tells those who run it how it does, and lets them see to its dead records. */
@AutoConfiguration(after = {EventLogAutoConfiguration.class, IntakeAutoConfiguration.class})
public final class OperationsAutoConfiguration {

  /** Indicators that are made later than this are found, too. */
  @Bean
  Parts healthParts(ObjectProvider<HealthContributorRegistry> contributors) {
    return new Parts(contributors::getObject);
  }

  @Bean
  Statuses statuses(
      ServiceSettings service,
      EventLog log,
      LogEpochs epochs,
      LogProofs proofs,
      MeterRegistry meters,
      Parts parts,
      ObjectProvider<IntakeStation> intakes,
      ObjectProvider<DeadRecords> dead,
      Clock clock) {
    return new Statuses(
        service.service(), log, epochs, proofs, new Measured(meters), parts, intakes, dead, clock);
  }

  @Bean
  Verifications verifications(
      MongoDatabase database,
      EventLog log,
      Parts parts,
      ObjectProvider<Follower> followers,
      Clock clock) {
    return new Verifications(database, log, parts, followers, clock);
  }

  @Bean
  OperationsController operationsController(Statuses statuses, Verifications verifications) {
    return new OperationsController(statuses, verifications);
  }

  @Bean
  @ConditionalOnBean(DeadRecords.class)
  DeadRecordsController deadRecordsController(DeadRecords records, AuditTrail trail) {
    return new DeadRecordsController(records, trail);
  }
}
