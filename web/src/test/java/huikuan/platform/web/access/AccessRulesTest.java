package huikuan.platform.web.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.web.access.AllowedTo.Of;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

/** What an endpoint has to say of itself. */
class AccessRulesTest {

  /** Endpoints, well and badly declared. */
  static final class Endpoints {

    @AllowedTo(value = Role.ERP, of = Of.ENDPOINT)
    void takesCompanies(String id, Companies companies) {}

    @AllowedTo(value = Role.ERP, of = Of.ENDPOINT)
    void takesNone(String id) {}

    @AllowedTo(Role.ERP)
    void byItsPath(String company) {}

    void saysNothing() {}

    @AllowedTo(
        value = {},
        of = Of.LINK)
    void byLink(Reader reader) {}

    @AllowedTo(
        value = {},
        of = Of.LINK)
    void byNoLink(String id) {}

    @AllowedTo(value = Role.ERP, of = Of.LINK)
    void byLinkAndRole(Reader reader) {}

    @AllowedTo(Role.ERP)
    void byLinkInSilence(Reader reader) {}
  }

  record Reader() implements ByLink {}

  private static HandlerMethod endpoint(String name) {
    return Arrays.stream(Endpoints.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .map(method -> new HandlerMethod(new Endpoints(), method))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEndpointThatLooksAfterItsCompanyTakesTheCompaniesThatItMayShow() {
    assertThatCode(() -> AccessRules.requireRule(endpoint("takesCompanies")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> AccessRules.requireRule(endpoint("takesNone")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Endpoints.takesNone")
        .hasMessageContaining("takes no Companies");
  }

  @Test
  void whatIsAskedByALinkTakesSomebodyWhoCameByOneAndNoRole() {
    assertThatCode(() -> AccessRules.requireRule(endpoint("byLink"))).doesNotThrowAnyException();
    for (String wrong : List.of("byNoLink", "byLinkAndRole", "byLinkInSilence")) {
      assertThatThrownBy(() -> AccessRules.requireRule(endpoint(wrong)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Endpoints." + wrong)
          .hasMessageContaining("ByLink");
    }
  }

  @Test
  void anEndpointSaysWhoMayUseIt() {
    assertThatCode(() -> AccessRules.requireRule(endpoint("byItsPath"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> AccessRules.requireRule(endpoint("saysNothing")))
        .hasMessageContaining("@AllowedTo");
  }
}
