package huikuan.platform.servers;

import java.util.ArrayList;
import java.util.List;
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
        .run(withAccess(arguments));
  }

  /** Only a sandbox is open to everybody. */
  private static String[] withAccess(String... arguments) {
    if (List.of(arguments).contains("--huikuan.sandbox=true")) {
      return arguments;
    }
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--huikuan.access.open=false");
    all.add("--huikuan.access.issuer=https://identity.example");
    all.add("--huikuan.access.audience=huikuan");
    return all.toArray(String[]::new);
  }
}
