package huikuan.platform.personal;

import com.mongodb.client.MongoClient;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Reads data about people, in services that say where the keys are; the ledger keeps them. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
@ConditionalOnProperty("huikuan.personal.database")
@EnableConfigurationProperties(PersonalSettings.class)
public final class PersonalAutoConfiguration {

  @Bean
  CurrentMasterKeys masterKeys(PersonalSettings settings) {
    return settings.keyFile() == null
        ? CurrentMasterKeys.of(settings.keys())
        : CurrentMasterKeys.ofFile(settings.keyFile());
  }

  @Bean
  StoredKeys storedPersonKeys(
      MongoClient client, PersonalSettings settings, ServiceSettings service) {
    StoredKeys keys = new StoredKeys(client.getDatabase(settings.database()));
    if (settings.database().equals(service.database())) {
      keys.createIndex();
    }
    return keys;
  }

  @Bean
  PersonalData personalData(StoredKeys keys, CurrentMasterKeys masters) {
    return new PersonalData(keys, masters);
  }

  @Bean
  PersonKeys personKeys(
      StoredKeys keys, CurrentMasterKeys masters, PersonalData data, PersonalSettings settings) {
    KeyFile rotated = settings.rotate() ? new KeyFile(settings.neededKeyFile()) : null;
    ForgottenFile forgotten =
        settings.forgotten() == null ? null : new ForgottenFile(settings.forgotten());
    return new PersonKeys(keys, masters, data, rotated, forgotten);
  }

  /** Lazy, for its key is made with it: a service that looks for nobody has none. */
  @Bean
  @Lazy
  BlindIndex blindIndex(MongoTemplate mongo) {
    return new BlindIndex(mongo);
  }
}
