package huikuan.platform.web.access;

import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.edge.LinkRequests;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Describes how a request says who asks, and the roles that each endpoint wants. Whoever reads the
 * description asks the issuer where one signs in, so that it is not asked at the start.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springdoc.core.customizers.OperationCustomizer")
@ConditionalOnBooleanProperty(
    name = "huikuan.access.open",
    havingValue = false,
    matchIfMissing = true)
class AccessInOpenApi {

  /** Signing in at the issuer. */
  static final String SIGN_IN = "signIn";

  /** A token that somebody has already. */
  static final String TOKEN = "token";

  /** The link in a mail. */
  static final String LINK = "link";

  private static final String SCOPE = "openid";

  @Bean
  OpenApiCustomizer waysToSayWhoAsks(AccessSettings settings) {
    SecurityScheme signIn =
        new SecurityScheme()
            .type(SecurityScheme.Type.OPENIDCONNECT)
            .description("Sign in at the identity provider")
            .openIdConnectUrl(settings.configuration().toString());
    SecurityScheme token =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description("A token of the identity provider");
    return api -> {
      if (api.getComponents() == null) {
        api.setComponents(new Components());
      }
      api.getComponents()
          .addSecuritySchemes(SIGN_IN, signIn)
          .addSecuritySchemes(TOKEN, token)
          .addSecuritySchemes(LINK, link());
    };
  }

  private static SecurityScheme link() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.HEADER)
        .name(LinkRequests.HEADER)
        .description("The secret of the link in a mail");
  }

  @Bean
  OperationCustomizer rolesOfEndpoints() {
    return (operation, method) -> {
      AllowedTo rule = method.getMethodAnnotation(AllowedTo.class);
      if (rule != null && rule.of() == Of.LINK) {
        operation.setSecurity(List.of(new SecurityRequirement().addList(LINK)));
      } else if (rule != null && rule.value().length > 0) {
        describe(operation, rule);
      }
      return operation;
    };
  }

  private static void describe(Operation operation, AllowedTo rule) {
    operation.setSecurity(
        List.of(
            new SecurityRequirement().addList(SIGN_IN, SCOPE),
            new SecurityRequirement().addList(TOKEN)));
    String roles =
        Arrays.stream(rule.value())
            .sorted()
            .map(Role::toString)
            .collect(Collectors.joining(", ", "Roles: ", "."));
    String said = operation.getDescription();
    if (said == null) {
      operation.setDescription(roles);
    } else if (!said.endsWith(roles)) {
      // An operation with several forms of its answer comes several times.
      operation.setDescription(said + "\n\n" + roles);
    }
  }
}
