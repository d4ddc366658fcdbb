package huikuan.standalone.sandbox;

import huikuan.gateway.IndexLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The standalone's additions to the gateway. */
@Configuration(proxyBeanMethods = false)
@Import({SandboxController.class, MailController.class, BackupController.class})
public class SandboxWeb {

  @Bean
  IndexLink clockLink() {
    return new IndexLink("/api/v1/sandbox/clock", "The sandbox clock; PUT moves it forward");
  }

  @Bean
  IndexLink mailLink() {
    return new IndexLink("/sandbox/mail", "The mail caught: nothing leaves this machine");
  }
}
