package huikuan.ledger;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.io.IOException;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/**
 * Describes the bodies that the ledger reads field by field, so that no class of the code tells
 * their fields.
 */
@Configuration(proxyBeanMethods = false)
class BodiesInOpenApi {

  @Bean
  OpenApiCustomizer bodies() throws IOException {
    OpenAPI bodies =
        ObjectMapperFactory.createJson31()
            .readValue(
                new ClassPathResource("huikuan/ledger/openapi.json").getInputStream(),
                OpenAPI.class);
    return api -> {
      bodies.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
      bodies
          .getPaths()
          .forEach(
              (path, described) ->
                  described
                      .readOperationsMap()
                      .forEach(
                          (method, operation) ->
                              operation(api, path, method)
                                  .setRequestBody(operation.getRequestBody())));
    };
  }

  private static Operation operation(OpenAPI api, String path, PathItem.HttpMethod method) {
    String missing = "There is no " + method + " " + path;
    PathItem item = requireNonNull(api.getPaths().get(path), missing);
    return requireNonNull(item.readOperationsMap().get(method), missing);
  }
}
