package huikuan.platform.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** What tokens of various providers say. */
class CallerClaimsTest {

  private static final URI ISSUER = URI.create("https://login.example");

  @Test
  void aRoleIsHeldForTheCompaniesThatItNames() {
    Caller caller =
        read(
            Map.of(
                "sub",
                "17",
                "preferred_username",
                "chen.jing",
                "roles",
                List.of("finance@CN01,DE01", "auditor@*", "somebody@*")));
    assertThat(caller.actor()).isEqualTo("person:chen.jing");
    assertThat(caller.rights())
        .isEqualTo(
            Map.of(
                Role.FINANCE, Companies.of(Set.of("CN01", "DE01")), Role.AUDITOR, Companies.ALL));
  }

  @Test
  void oneWithoutCompaniesIsHeldForThoseOfTheirClaimAndElseForNone() {
    assertThat(
            read(
                Map.of(
                    "sub",
                    "17",
                    "preferred_username",
                    "li",
                    "roles",
                    List.of("finance"),
                    "companies",
                    "CN01 DE01")))
        .extracting(caller -> caller.companies(Role.FINANCE))
        .isEqualTo(Companies.of(Set.of("CN01", "DE01")));
    assertThat(
            read(Map.of("sub", "17", "preferred_username", "li", "roles", List.of("finance")))
                .companies(Role.FINANCE))
        .isEqualTo(Companies.NONE);
    assertThat(
            read(Map.of("sub", "17", "preferred_username", "li", "roles", List.of("finance@")))
                .companies(Role.FINANCE))
        .matches(Companies::isNone);
  }

  @Test
  void theSameRoleTwiceIsHeldForAllOfThem() {
    assertThat(
            read(Map.of(
                    "sub",
                    "17",
                    "preferred_username",
                    "li",
                    "roles",
                    List.of("finance@CN01", "finance@DE01")))
                .companies(Role.FINANCE))
        .isEqualTo(Companies.of(Set.of("CN01", "DE01")));
  }

  @Test
  void aClientIsOneWhoseSubjectItsNameIs() {
    assertThat(read(Map.of("sub", "sap", "client_id", "sap", "roles", List.of("erp@CN01"))).actor())
        .isEqualTo("client:sap");
    assertThat(
            read(Map.of("sub", "17", "client_id", "console", "preferred_username", "li")).actor())
        .isEqualTo("person:li");
  }

  @Test
  void aTokenThatDoesNotNameItsCallerIsNotTaken() {
    Map<String, Object> nobody = Map.of("sub", "17", "roles", List.of("approver@*"));
    assertThatThrownBy(() -> read(nobody))
        .isInstanceOf(BadJwtException.class)
        .hasMessage("The token has no claim preferred_username");
    for (String name : List.of(" ", "li\nna", "x".repeat(181))) {
      assertThatThrownBy(() -> read(Map.of("sub", "17", "preferred_username", name)))
          .as(name)
          .isInstanceOf(BadJwtException.class);
    }
    assertThat(read(Map.of("sub", "17", "preferred_username", "Zoe\u0308")).name())
        .isEqualTo("Zoë");
  }

  @Test
  void settingsThatWouldGrantNothingAreRefused() {
    assertThatThrownBy(() -> settings(List.of("roles"), null, Map.of("x", "finence@CN01")))
        .hasMessageContainingAll("huikuan.access.grants.[x]", "finence@CN01", "finance");
    assertThatThrownBy(() -> settings(List.of("roles"), "=app", Map.of()))
        .hasMessageContaining("huikuan.access.client-when");
    Caller caller =
        new CallerClaims(settings(List.of("roles"), null, Map.of("x", "finance@CN01, DE01")))
            .of(token(Map.of("sub", "1", "preferred_username", "li", "roles", List.of("x"))));
    assertThat(caller.rightsAsText()).isEqualTo("finance@CN01,DE01");
  }

  /** As Keycloak has them. */
  @Test
  void rolesMayStandDeeperAndBeCalledOtherwise() {
    AccessSettings settings =
        settings(
            List.of("realm_access.roles"),
            null,
            Map.of("hk-finance-cn", "finance@CN01", "hk-audit", "auditor@*"));
    Caller caller =
        new CallerClaims(settings)
            .of(
                token(
                    Map.of(
                        "sub",
                        "17",
                        "preferred_username",
                        "li",
                        "realm_access",
                        Map.of(
                            "roles", List.of("hk-finance-cn", "operator@*", "offline_access")))));
    assertThat(caller.rights()).isEqualTo(Map.of(Role.FINANCE, Companies.of(Set.of("CN01"))));
  }

  /** As Entra ID tells an application. */
  @Test
  void anotherClaimMayTellAClient() {
    AccessSettings settings = settings(List.of("roles"), "idtyp=app", Map.of());
    Map<String, Object> claims = Map.of("sub", "object", "idtyp", "app", "client_id", "sap");
    assertThat(new CallerClaims(settings).of(token(claims)).actor()).isEqualTo("client:sap");
  }

  /** As Keycloak does, whose clients have a subject of their own. */
  @Test
  void aClaimThatOnlyClientsHaveTellsOne() {
    CallerClaims claims = new CallerClaims(settings(List.of("roles"), "client_id", Map.of()));
    Map<String, Object> client =
        Map.of("sub", "17", "client_id", "sap", "preferred_username", "service-account-sap");
    assertThat(claims.of(token(client)).actor()).isEqualTo("client:sap");
    Map<String, Object> person = Map.of("sub", "18", "azp", "sap", "preferred_username", "li");
    assertThat(claims.of(token(person)).actor()).isEqualTo("person:li");
  }

  @Test
  void settingsByWhichOthersCouldSignAreRefused() {
    for (String issuer : List.of("http://login.example", "ftp://login.example", "login")) {
      assertThatThrownBy(() -> of(URI.create(issuer), "huikuan", null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("huikuan.access.issuer");
    }
    assertThatThrownBy(() -> of(ISSUER, " ", null)).hasMessageContaining("huikuan.access.audience");
    assertThatThrownBy(() -> of(ISSUER, "huikuan", URI.create("http://keys.example/jwks")))
        .hasMessageContaining("huikuan.access.keys");
    assertThat(of(ISSUER, "huikuan", URI.create("file:/tmp/keys"))).isNotNull();
    assertThatThrownBy(() -> AccessSettings.requireTrusted("jwks_uri", URI.create("file:/tmp/k")))
        .hasMessageContaining("jwks_uri");
    assertThat(of(URI.create("http://127.0.0.1:8080"), "huikuan", null)).isNotNull();
  }

  private static Caller read(Map<String, Object> claims) {
    return new CallerClaims(settings(List.of("roles"), null, Map.of())).of(token(claims));
  }

  private static Jwt token(Map<String, Object> claims) {
    return Jwt.withTokenValue("token")
        .header("alg", "ES256")
        .claims(it -> it.putAll(claims))
        .build();
  }

  private static AccessSettings of(URI issuer, String audience, URI keys) {
    return new AccessSettings(
        false,
        issuer,
        audience,
        keys,
        null,
        List.of("roles"),
        "companies",
        "preferred_username",
        "client_id",
        null,
        Map.of(),
        10);
  }

  private static AccessSettings settings(
      List<String> roles, String clientWhen, Map<String, String> grants) {
    return new AccessSettings(
        false,
        ISSUER,
        "huikuan",
        null,
        null,
        roles,
        "companies",
        "preferred_username",
        "client_id",
        clientWhen,
        grants,
        10);
  }
}
