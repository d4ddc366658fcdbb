package huikuan.console;

import java.net.URI;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The console's own address is the one of its settings, whatever a request says: redirects lead
 * there, and cookies are for TLS if browsers come by TLS.
 */
@Component
final class OwnAddress implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private final ConsoleSettings settings;

  OwnAddress(ConsoleSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory server) {
    URI url = settings.url();
    int usual = settings.secure() ? 443 : 80;
    server.addConnectorCustomizers(
        connector -> {
          connector.setScheme(url.getScheme());
          connector.setSecure(settings.secure());
          connector.setProxyName(url.getHost());
          connector.setProxyPort(url.getPort() < 0 ? usual : url.getPort());
        });
  }
}
