package huikuan.platform.stuck;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Shows what is stuck, if a service says where ({@code huikuan.stuck-path}). */
@AutoConfiguration
@ConditionalOnProperty("huikuan.stuck-path")
public final class StuckAutoConfiguration {

  @Bean
  AllStuck allStuck(ObjectProvider<StuckSource> sources) {
    return new AllStuck(() -> sources.stream().filter(source -> !(source instanceof AllStuck)));
  }

  @Bean
  StuckController stuckController(AllStuck stuck) {
    return new StuckController(stuck);
  }

  @Bean
  MeterBinder stuckMeters(AllStuck stuck) {
    return meters ->
        Gauge.builder("huikuan.stuck", stuck, AllStuck::count)
            .description("Sagas, reactions and deadlines whose handler fails")
            .register(meters);
  }
}
