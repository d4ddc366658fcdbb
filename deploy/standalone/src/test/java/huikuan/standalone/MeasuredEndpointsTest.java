package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMapping;

/** Requests are measured by their address up to a number of addresses; beyond it they are not. */
class MeasuredEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "huikuan-platform.yml, ledger",
    "huikuan-platform.yml, dunning",
    "huikuan-platform.yml, notification",
    "console.yml, console"
  })
  void allOfAServiceAreMeasured(String settings, String service) {
    long endpoints =
        AuditedEndpointsTest.METHODS.stream()
            .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
            .map(method -> method.getDeclaringClass().getName())
            .filter(name -> name.matches("huikuan\\.(" + service + "|platform)\\..*"))
            .count();
    assertThat(endpoints).isPositive().isLessThan(measured(settings));
  }

  private static long measured(String settings) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource(settings));
    Properties properties = Objects.requireNonNull(yaml.getObject());
    return Long.parseLong(
        properties.getProperty("management.metrics.web.server.max-uri-tags", "100"));
  }
}
