package huikuan.platform.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Problems as answers, and identifiers in paths. */
@AutoConfiguration
@Import(ProblemAdvice.class)
public final class WebAutoConfiguration {

  /**
   * An ERP's identifiers may hold slashes of both kinds; escaped, they belong to the name and not
   * to the path.
   */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slashesInIdentifiers() {
    String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
    return tomcat ->
        tomcat.addConnectorCustomizers(
            connector -> {
              connector.setEncodedSolidusHandling(passThrough);
              connector.setEncodedReverseSolidusHandling(passThrough);
            });
  }
}
