package huikuan.platform.actor;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Every command and event carries its actor. */
@AutoConfiguration
public final class ActorAutoConfiguration {

  private final ActorMetadata metadata = new ActorMetadata();

  @Bean
  CorrelationDataProvider actorCorrelation() {
    return metadata;
  }

  @Bean
  SmartInitializingSingleton actorOfCommands(ObjectProvider<CommandBus> commands) {
    return () -> commands.forEach(bus -> bus.registerDispatchInterceptor(metadata));
  }
}
