package huikuan.standalone.sandbox;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The standalone's additions to the gateway. */
@Configuration(proxyBeanMethods = false)
@Import({SandboxController.class, MailController.class, BackupController.class})
public class SandboxWeb {}
