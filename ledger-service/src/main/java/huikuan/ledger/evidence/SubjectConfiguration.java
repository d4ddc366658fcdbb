package huikuan.ledger.evidence;

import huikuan.ledger.customer.CustomerData;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.List;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class SubjectConfiguration {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(NamedSubject.class);
  }

  /** The finders of subjects are there later than what endpoints are made of. */
  @Bean
  WebMvcConfigurer subjectsByTheirPaths(
      ObjectProvider<ClaimItems> items, ObjectProvider<CustomerData> customers) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SubjectArgument(items, customers));
      }
    };
  }

  /** Describes the variables of each subject's path, which no method names. */
  @Bean
  OpenApiCustomizer subjectsInPaths() {
    return api ->
        List.of(SubjectArgument.ITEM, SubjectArgument.CONTRACT, SubjectArgument.CUSTOMER)
            .forEach(
                path ->
                    api.getPaths().entrySet().stream()
                        .filter(each -> each.getKey().startsWith(path))
                        .forEach(each -> describe(path, each.getValue())));
  }

  private static void describe(String path, PathItem endpoint) {
    for (Operation operation : endpoint.readOperations()) {
      VARIABLE
          .matcher(path)
          .results()
          .map(it -> new PathParameter().name(it.group(1)).schema(new StringSchema()))
          .forEach(operation::addParametersItem);
    }
  }
}
