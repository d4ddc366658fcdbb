package huikuan.console;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * An ERP's ids may hold slashes, percent signs and semicolons: escaped, they belong to the id and
 * not to the path.
 */
@Configuration(proxyBeanMethods = false)
class EscapedIds {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slashesOfIds() {
    String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
    return server ->
        server.addConnectorCustomizers(
            connector -> {
              connector.setEncodedSolidusHandling(passThrough);
              connector.setEncodedReverseSolidusHandling(passThrough);
            });
  }

  @Bean
  HttpFirewall plainPaths() {
    StrictHttpFirewall firewall = new PlainPaths();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }

  /** A character that is not escaped is no part of an id; no page has parameters in its path. */
  private static final class PlainPaths extends StrictHttpFirewall {

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
      String path = request.getRequestURI();
      if (path.contains(";") || path.contains("//") || path.contains("\\")) {
        throw new RequestRejectedException("The path has parameters, or an empty part");
      }
      return super.getFirewalledRequest(request);
    }
  }
}
