package huikuan.platform.reaction;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** How reactions send commands. */
@AutoConfiguration(after = AxonAutoConfiguration.class)
public final class ReactionAutoConfiguration {

  @Bean
  Commands reactionCommands(CommandGateway gateway) {
    return new Commands(gateway);
  }
}
