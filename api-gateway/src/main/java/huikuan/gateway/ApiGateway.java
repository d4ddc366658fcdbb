package huikuan.gateway;

import huikuan.platform.web.edge.OwnProcess;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway as a process of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ApiGateway {

  public static void main(String[] args) {
    application().profiles(OwnProcess.PROFILE).run(args);
  }

  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(ApiGateway.class)
        .properties("spring.config.name=api-gateway");
  }
}
