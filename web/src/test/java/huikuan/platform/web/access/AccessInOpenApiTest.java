package huikuan.platform.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.access.AllowedTo.Of;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.method.HandlerMethod;

/** How the description of an API tells who may ask. */
class AccessInOpenApiTest {

  @EnableConfigurationProperties(AccessSettings.class)
  static final class Settings {}

  private static final ApplicationContextRunner CONTEXT =
      new ApplicationContextRunner()
          .withUserConfiguration(Settings.class, AccessInOpenApi.class)
          .withPropertyValues(
              "huikuan.access.open=false",
              "huikuan.access.issuer=https://login.example/realms/acme/",
              "huikuan.access.audience=huikuan");

  static final class Endpoints {

    @AllowedTo({Role.APPROVER, Role.ERP})
    void forRoles() {}

    @AllowedTo(
        value = {},
        of = Of.ANY)
    void forEverybody() {}

    @AllowedTo(
        value = {},
        of = Of.LINK)
    void forALink() {}
  }

  private static Operation described(OperationCustomizer by, String name, String said) {
    HandlerMethod method =
        Arrays.stream(Endpoints.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .map(each -> new HandlerMethod(new Endpoints(), each))
            .findFirst()
            .orElseThrow();
    return by.customize(new Operation().description(said), method);
  }

  @Test
  void anEndpointTellsItsRolesAndHowOneAsks() {
    CONTEXT.run(
        context -> {
          OperationCustomizer roles = context.getBean(OperationCustomizer.class);
          Operation some = described(roles, "forRoles", "Said.");
          assertThat(some.getDescription()).isEqualTo("Said.\n\nRoles: erp, approver.");
          assertThat(some.getSecurity())
              .extracting(each -> each.keySet().iterator().next())
              .containsExactly("signIn", "token");
          assertThat(described(roles, "forRoles", null).getDescription())
              .isEqualTo("Roles: erp, approver.");
          assertThat(described(roles, "forRoles", some.getDescription()).getDescription())
              .isEqualTo(some.getDescription());
          Operation all = described(roles, "forEverybody", "Said.");
          assertThat(all.getDescription()).isEqualTo("Said.");
          assertThat(all.getSecurity()).isNull();
          Operation link = described(roles, "forALink", "Said.");
          assertThat(link.getDescription()).isEqualTo("Said.");
          assertThat(link.getSecurity())
              .hasSize(1)
              .first()
              .satisfies(it -> assertThat(it).containsOnlyKeys("link"));
        });
  }

  @Test
  void oneSignsInAtTheIssuer() {
    CONTEXT.run(
        context -> {
          OpenAPI api = new OpenAPI();
          context.getBean(OpenApiCustomizer.class).customise(api);
          SecurityScheme signIn = api.getComponents().getSecuritySchemes().get("signIn");
          assertThat(signIn.getType()).isEqualTo(SecurityScheme.Type.OPENIDCONNECT);
          assertThat(signIn.getOpenIdConnectUrl())
              .isEqualTo("https://login.example/realms/acme/.well-known/openid-configuration");
          SecurityScheme token = api.getComponents().getSecuritySchemes().get("token");
          assertThat(token.getScheme()).isEqualTo("bearer");
        });
  }

  @Test
  void nothingIsToldWhereAccessControlIsOff() {
    CONTEXT
        .withPropertyValues("huikuan.access.open=true")
        .run(context -> assertThat(context).doesNotHaveBean(OperationCustomizer.class));
  }
}
