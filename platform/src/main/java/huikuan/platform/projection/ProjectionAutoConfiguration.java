package huikuan.platform.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows how far projections have come: for metrics and for health. */
@AutoConfiguration
public final class ProjectionAutoConfiguration {

  @Bean
  MeterBinder projectionMeters(ObjectProvider<Follower> followers) {
    return meters ->
        followers.forEach(
            follower ->
                Gauge.builder("huikuan.processor.lag", follower, Follower::lag)
                    .description("Commits not yet handled")
                    .tag("processor", follower.name())
                    .register(meters));
  }

  @Bean
  HealthIndicator projectionsHealthIndicator(ObjectProvider<Follower> followers) {
    return () -> {
      Health.Builder health = Health.up();
      followers.forEach(
          follower -> {
            health.withDetail(follower.name(), follower.position());
            if (follower.failing()) {
              health.down();
            }
          });
      return health.build();
    };
  }
}
