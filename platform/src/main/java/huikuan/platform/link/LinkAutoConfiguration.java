package huikuan.platform.link;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(LinkSettings.class)
public final class LinkAutoConfiguration {

  @Bean
  RecipientLinks recipientLinks(LinkSettings settings) {
    return new RecipientLinks(settings);
  }
}
