package huikuan.platform.reaction;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.time.DeadlineSettings;
import huikuan.platform.time.Loop;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Keeps what is stuck, and tries it again. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
public final class ReactionAutoConfiguration {

  /** A service that says nothing has one lane: all in order. */
  @Bean
  @ConditionalOnMissingBean
  Lanes oneLane() {
    return event -> "";
  }

  @Bean
  StuckStore stuckStore(MongoDatabase database, DeadlineSettings settings) {
    return new StuckStore(database, settings.lease());
  }

  @Bean
  Retries retries(StuckStore store, EventLog events, DeadlineSettings settings) {
    return new Retries(store, events, Clock.systemUTC(), settings);
  }

  @Bean
  Loop retrying(Retries retries, DeadlineSettings settings) {
    return new Loop(
        "retries",
        settings.poll(),
        () -> {
          retries.retryDue();
          return settings.poll();
        });
  }
}
