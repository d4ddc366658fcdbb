package huikuan.console;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The console as a process of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Console {

  public static void main(String[] args) {
    application().profiles("process").run(args);
  }

  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(Console.class).properties("spring.config.name=console");
  }
}
