package huikuan.gateway;

import huikuan.platform.web.WebAutoConfiguration;
import huikuan.platform.web.edge.EdgeAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The gateway as a process of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({WebAutoConfiguration.class, EdgeAutoConfiguration.class})
public class ApiGateway {

  public static void main(String[] args) {
    application().run(args);
  }

  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(ApiGateway.class)
        .properties("spring.config.name=api-gateway");
  }
}
