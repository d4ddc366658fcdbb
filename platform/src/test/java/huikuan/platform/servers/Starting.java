package huikuan.platform.servers;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts services in this process. */
public final class Starting {

  private Starting() {}

  /** One at a time: each start sets up the loggers, which are the process's. */
  public static synchronized ConfigurableApplicationContext service(
      Class<?> application, String... arguments) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=huikuan-platform")
        .run(arguments);
  }
}
