package huikuan.platform.work;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.settling.Station;
import huikuan.platform.time.DeadlineSettings;
import huikuan.platform.time.TimeAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Workers, for a service that makes some. */
@AutoConfiguration(after = TimeAutoConfiguration.class)
@EnableConfigurationProperties(WorkSettings.class)
public final class WorkAutoConfiguration {

  @Bean
  Workers workers(
      MongoDatabase database,
      Clock clock,
      ServiceSettings service,
      WorkSettings settings,
      DeadlineSettings failures,
      ObjectProvider<Station> stations) {
    return new Workers(database, clock, service, settings, failures, stations::stream);
  }

  @Bean
  MeterBinder workerMeters(ObjectProvider<Worker> workers) {
    return meters ->
        workers.forEach(
            worker ->
                Gauge.builder("huikuan.work.due", worker, Worker::waiting)
                    .description("Jobs of a worker that are due or being performed")
                    .tag("worker", worker.name())
                    .register(meters));
  }
}
