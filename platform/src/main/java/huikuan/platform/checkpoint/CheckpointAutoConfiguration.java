package huikuan.platform.checkpoint;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.eventlog.Checkpoints;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.time.Loop;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Every service with a log has its checkpoints. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
public final class CheckpointAutoConfiguration {

  /** So often that the hashes of this instance's new commits are still in memory. */
  private static final Duration PACE = Duration.ofSeconds(1);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  @Bean
  Loop checkpointing(MongoEventLog log, MongoDatabase database) {
    Checkpoints checkpoints = new Checkpoints(log, database);
    return new Loop(
        "checkpoints",
        AFTER_FAILURE,
        () -> {
          checkpoints.advance();
          return PACE;
        });
  }
}
