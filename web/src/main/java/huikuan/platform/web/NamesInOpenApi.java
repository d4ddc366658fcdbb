package huikuan.platform.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Names a schema by its class and the one around it: several have a {@code View} or a page. One
 * that says its own name keeps it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springdoc.core.providers.ObjectMapperProvider")
class NamesInOpenApi {

  /** Made when something describes an API; there may be nothing that does. */
  @Bean
  @Lazy
  ModelResolver namesOfSchemas(ObjectMapperProvider mappers) {
    return new ModelResolver(mappers.jsonMapper(), new Names());
  }

  private static final class Names extends TypeNameResolver {

    private static final String CONTROLLER = "Controller$";

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      Class<?> around = type.getEnclosingClass();
      Schema own = type.getAnnotation(Schema.class);
      boolean named = own != null && !own.name().isEmpty();
      return around == null || named
          ? super.nameForClass(type, options)
          : around.getSimpleName().replaceFirst(CONTROLLER, "")
              + "."
              + super.nameForClass(type, options);
    }
  }
}
