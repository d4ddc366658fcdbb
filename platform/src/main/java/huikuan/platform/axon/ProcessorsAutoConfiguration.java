package huikuan.platform.axon;

import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows how far event processors have come: for the sandbox, for metrics, and for health. */
@AutoConfiguration(after = AxonAutoConfiguration.class)
public final class ProcessorsAutoConfiguration {

  @Bean
  ProcessorStation processorStation(
      ServiceSettings service, EventProcessingConfiguration processing, EventLog log) {
    return new ProcessorStation(service.service(), processing, log);
  }

  @Bean
  MeterBinder processorMeters(
      ProcessorStation station, EventProcessingConfiguration processing, EventLog log) {
    return meters -> {
      for (String processor : processing.eventProcessors().keySet()) {
        Gauge.builder("huikuan.processor.lag", station, at -> lag(at, log, processor))
            .description("Commits not yet handled")
            .tag("processor", processor)
            .register(meters);
      }
    };
  }

  private static double lag(ProcessorStation station, EventLog log, String processor) {
    long position = Math.max(0, station.positions().getOrDefault(processor, -1L));
    return Math.max(0, log.head() - position);
  }

  @Bean
  HealthIndicator processorsHealthIndicator(ProcessorStation station) {
    return () -> {
      Map<String, Long> positions = station.positions();
      return (station.failing() ? Health.down() : Health.up()).withDetails(positions).build();
    };
  }
}
