package huikuan.platform;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The service that this process is.
 *
 * @param service its name: CloudEvents source, consumer group, metrics tag
 * @param database its MongoDB database
 * @param instance a name that stays the same when this instance is restarted, so that it takes its
 *     own claims back at once; unique among instances. Without one, it is made from the process.
 * @param sandbox true = time is moved by hand
 */
@ConfigurationProperties("huikuan")
public record ServiceSettings(
    String service, String database, @Nullable String instance, boolean sandbox) {

  public ServiceSettings {
    if (service == null || database == null) {
      throw new IllegalArgumentException("huikuan.service and huikuan.database must be set");
    }
  }

  /** The owner of claims and leases. */
  public String owner() {
    return instance == null ? ManagementFactory.getRuntimeMXBean().getName() : instance;
  }
}
