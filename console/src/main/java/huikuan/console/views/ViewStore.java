package huikuan.console.views;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the store of views is asked: a page waits for it no longer than one hardly notices. */
@Configuration(proxyBeanMethods = false)
class ViewStore {

  private static final int PATIENCE_MILLIS = 500;

  @Bean
  MongoClientSettingsBuilderCustomizer shortPatience() {
    return settings ->
        settings
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(
                socket -> socket.connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
  }
}
