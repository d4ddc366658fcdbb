package huikuan.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;

/** Describes {@code limit} and {@code after} of every list. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springdoc.core.customizers.OperationCustomizer")
class PagesInOpenApi {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageRequest.class);
  }

  @Bean
  OperationCustomizer pages() {
    return (operation, method) -> {
      for (MethodParameter parameter : method.getMethodParameters()) {
        if (parameter.getParameterType() == PageRequest.class) {
          describe(operation, PageRequests.limits(parameter));
        }
      }
      return operation;
    };
  }

  private static void describe(Operation operation, PageLimits limits) {
    IntegerSchema rows = new IntegerSchema();
    rows.setMinimum(BigDecimal.ONE);
    rows.setMaximum(BigDecimal.valueOf(limits.most()));
    rows.setDefault(limits.usual());
    operation.addParametersItem(
        new QueryParameter().name(PageRequests.LIMIT).description("Rows of the page").schema(rows));
    operation.addParametersItem(
        new QueryParameter()
            .name(Cursor.FIELD)
            .description("`next` of the page before, with the same question")
            .schema(new StringSchema()));
  }
}
