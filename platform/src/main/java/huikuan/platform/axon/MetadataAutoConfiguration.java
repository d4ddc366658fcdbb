package huikuan.platform.axon;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Every command and event carries its actor and its trace. */
@AutoConfiguration
public final class MetadataAutoConfiguration {

  private final ActorMetadata actor = new ActorMetadata();
  private final TraceMetadata trace = new TraceMetadata();

  @Bean
  CorrelationDataProvider actorCorrelation() {
    return actor;
  }

  @Bean
  CorrelationDataProvider traceCorrelation() {
    return trace;
  }

  @Bean
  SmartInitializingSingleton actorOfCommands(ObjectProvider<CommandBus> commands) {
    return () -> commands.forEach(bus -> bus.registerDispatchInterceptor(actor));
  }

  @Autowired
  void traceHandlers(EventProcessingConfigurer processing) {
    processing.registerDefaultHandlerInterceptor((configuration, processor) -> trace);
  }
}
