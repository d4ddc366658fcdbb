package huikuan.standalone.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import huikuan.gateway.ApiGateway;
import huikuan.standalone.foreign.Browser.SignedIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens of a provider that is not ours, as people and programs get them there. The settings for
 * products are those of docs/access.md.
 */
class ForeignProviderTest {

  private static final Path DOCS = Path.of("../../docs/access.md");
  private static final String BEGIN = "| `huikuan.access.`";
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final String TENANT = "9b0f2f3c-5d0e-4a3f-8f43-0a5b8a3d6c55";
  private static final String API = "2c5f1f6a-6b0e-4b0d-9d0c-6f2c1f7a3e11";
  private static final String GROUP = "0d8f6c1e-7a52-4a1c-b0a7-3f1d2c9e8b44";

  /** An issuer whose tokens say what ours do. */
  private static final String PLAIN = "/plain";

  private static final String PERSON = "chen.jing";
  private static final String NO_TOKEN_TAKEN = "401 wrong-token";
  private static final String AWAY = "503 identity-provider-away";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ForeignProvider provider;
  private static Service plain;
  private static RSAKey strangers;

  @BeforeAll
  static void start() throws JOSEException {
    strangers = new RSAKeyGenerator(2048).generate();
    provider = new ForeignProvider();
    plain = new Service(plainSettings());
  }

  @BeforeEach
  void nobodyHasAnything() {
    provider.clear();
  }

  @AfterAll
  static void stop() {
    plain.close();
    provider.close();
    HTTP.close();
  }

  /** One of ours that takes the provider's tokens. */
  private static final class Service implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final String url;

    Service(Map<String, String> settings) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--server.port=0",
                  "--server.address=127.0.0.1",
                  "--spring.config.additional-location=classpath:huikuan/standalone/gateway.yml",
                  "--huikuan.access.open=false"));
      settings.forEach((name, value) -> arguments.add("--huikuan.access." + name + "=" + value));
      context =
          ApiGateway.application()
              .sources(Asked.class)
              .registerShutdownHook(false)
              .run(arguments.toArray(String[]::new));
      url =
          "http://127.0.0.1:"
              + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Its answer, or its status with the problem. */
    String ask(String path, String token) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Authorization", "Bearer " + token)
              .build();
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      String type = JsonMapper.shared().readTree(answer.body()).path("type").asString();
      return answer.statusCode() + " " + type.replace("urn:huikuan:problem:", "");
    }

    String who(String token) throws Exception {
      return ask("/api/v1/asked", token);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  private static Map<String, String> plainSettings() {
    return Map.of("issuer", provider.url() + PLAIN, "audience", "huikuan");
  }

  // Products

  @Test
  void keycloak() throws Exception {
    Map<String, String> settings = settings("Keycloak");
    provider.gives(PERSON, "ar-finance-cn", "offline_access", "operator@*");
    provider.gives(ForeignProvider.CLIENT, "hk-erp", "uma_authorization");
    try (Service service = new Service(settings)) {
      String person = Browser.ofPerson(settings.get("issuer"), PERSON).accessToken();
      assertThat(service.who(person)).isEqualTo("person:chen.jing finance@CN01");
      rightsAreThoseOfFinanceInOneCompany(service, person);
      assertThat(service.who(Browser.ofClient(settings.get("issuer"))))
          .isEqualTo("client:sap erp@*");
    }
  }

  @Test
  void entra() throws Exception {
    Map<String, String> settings = settings("Entra ID");
    provider.gives(PERSON, "Finance.CN", GROUP, UUID.randomUUID().toString());
    provider.gives(ForeignProvider.CLIENT, "Erp", "erp");
    try (Service service = new Service(settings)) {
      String person = Browser.ofPerson(settings.get("issuer"), PERSON).accessToken();
      assertThat(service.who(person))
          .isEqualTo("person:chen.jing@huikuan.example finance@CN01 auditor@*");
      rightsAreThoseOfFinanceInOneCompany(service, person);
      assertThat(service.who(Browser.ofClient(settings.get("issuer"))))
          .isEqualTo("client:" + ForeignProvider.id(ForeignProvider.CLIENT) + " erp@*");
    }
  }

  /** Which it issues unless the API says otherwise; the issuer ends with a slash. */
  @Test
  void entraWithTokensOfVersionOne() throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(settings("Entra ID"));
    Map<String, String> other =
        Map.of(
            "issuer", "https://sts.windows.net/{tenant}/",
            "audience", "api://huikuan",
            "name", "upn",
            "client", "appid");
    assertThat(Files.readString(DOCS))
        .contains(other.values().stream().map(each -> "`" + each + "`").toList());
    settings.putAll(other);
    settings.computeIfPresent("issuer", (_, issuer) -> here(issuer));
    provider.gives(PERSON, "Finance.CN");
    provider.gives(ForeignProvider.CLIENT, "Erp");
    try (Service service = new Service(settings)) {
      String person = Browser.ofPerson(settings.get("issuer"), PERSON).accessToken();
      assertThat(service.who(person)).isEqualTo("person:chen.jing@huikuan.example finance@CN01");
      rightsAreThoseOfFinanceInOneCompany(service, person);
      assertThat(service.who(Browser.ofClient(settings.get("issuer"))))
          .isEqualTo("client:" + ForeignProvider.id(ForeignProvider.CLIENT) + " erp@*");
    }
  }

  @Test
  void okta() throws Exception {
    Map<String, String> settings = settings("Okta");
    provider.gives(PERSON, "ar-finance-cn", "Everyone", "finance");
    provider.gives(ForeignProvider.CLIENT, "huikuan.erp", "another.scope");
    try (Service service = new Service(settings)) {
      String person = Browser.ofPerson(settings.get("issuer"), PERSON).accessToken();
      assertThat(service.who(person)).isEqualTo("person:chen.jing@huikuan.example finance@CN01");
      rightsAreThoseOfFinanceInOneCompany(service, person);
      assertThat(service.who(Browser.ofClient(settings.get("issuer"))))
          .isEqualTo("client:sap erp@*");
    }
  }

  private static void rightsAreThoseOfFinanceInOneCompany(Service service, String token)
      throws Exception {
    assertThat(service.ask("/api/v1/asked/of/CN01", token)).isEqualTo("CN01");
    assertThat(service.ask("/api/v1/asked/of/DE01", token)).isEqualTo("404 not-found");
    assertThat(service.ask("/api/v1/asked/list?company=CN01", token)).isEqualTo("CN01");
    assertThat(service.ask("/api/v1/asked/list?company=DE01", token)).isEqualTo("404 not-found");
    assertThat(service.ask("/api/v1/asked/list", token)).startsWith("400 ");
    assertThat(service.ask("/api/v1/asked/all", token)).isEqualTo("403 not-allowed");
    assertThat(service.ask("/actuator/prometheus", token)).isEqualTo("403 not-allowed");
  }

  @Test
  void namesThatStandForNothingAllowNothing() throws Exception {
    Map<String, String> settings = settings("Keycloak");
    provider.gives("li.na", "finance@*", "finance", "hk-finance", "AR-FINANCE-CN");
    try (Service service = new Service(settings)) {
      String token = Browser.ofPerson(settings.get("issuer"), "li.na").accessToken();
      assertThat(service.who(token)).isEqualTo("person:li.na");
      for (String path :
          List.of("/api/v1/asked/of/CN01", "/api/v1/asked/list", "/api/v1/asked/all")) {
        assertThat(service.ask(path, token)).as(path).isEqualTo("403 not-allowed");
      }
    }
  }

  @Test
  void aClaimNamesTheCompaniesOfRolesThatNameNone() throws Exception {
    provider.gives(PERSON, "finance", "auditor@*");
    Map<Object, String> held =
        Map.of(
            List.of("CN01", "DE01"),
            "finance@CN01,DE01 auditor@*",
            "CN01 DE01",
            "finance@CN01,DE01 auditor@*",
            List.of("*"),
            "finance@* auditor@*",
            "*",
            "finance@* auditor@*",
            List.of(),
            "auditor@*");
    for (Map.Entry<Object, String> each : held.entrySet()) {
      provider.says(PERSON, Map.of("companies", each.getKey()));
      String token = Browser.ofPerson(plainSettings().get("issuer"), PERSON).accessToken();
      assertThat(plain.who(token)).isEqualTo("person:chen.jing " + each.getValue());
      boolean all = each.getValue().contains("finance@*");
      boolean none = !each.getValue().contains("finance");
      assertThat(plain.ask("/api/v1/asked/of/FR01", token))
          .as("%s", each.getKey())
          .isEqualTo(all ? "FR01" : none ? "403 not-allowed" : "404 not-found");
    }
  }

  // Keys

  @Test
  void keysAreChangedWithoutARestart() throws Exception {
    String issuer = plainSettings().get("issuer");
    try (Service service = new Service(plainSettings())) {
      String used = Browser.ofClient(issuer);
      String unused = Browser.ofClient(issuer);
      String late = Browser.ofClient(issuer);
      assertThat(service.who(used)).isEqualTo("client:sap");
      provider.rotates();
      assertThat(service.who(Browser.ofClient(issuer))).as("a new key").isEqualTo("client:sap");
      assertThat(service.who(used)).as("the old key, published").isEqualTo("client:sap");
      provider.forgetsOldKeys();
      assertThat(service.who(unused)).as("known for five minutes").isEqualTo("client:sap");
      provider.rotates();
      assertThat(service.who(Browser.ofClient(issuer))).as("read again").isEqualTo("client:sap");
      assertThat(service.who(late)).as("the old key, gone").isEqualTo(NO_TOKEN_TAKEN);
      assertThat(service.who(used)).as("verified before").isEqualTo("client:sap");
      assertThat(service.who(unused)).as("verified before").isEqualTo("client:sap");
    }
  }

  @Test
  void whileTheProviderIsAwayWhatIsKnownGoesOn() throws Exception {
    String issuer = plainSettings().get("issuer");
    try (Service service = new Service(plainSettings());
        Service begun = new Service(plainSettings())) {
      String used = Browser.ofClient(issuer);
      String unused = Browser.ofClient(issuer);
      String byNobody = signed(another("key-of-nobody"), it -> it);
      assertThat(service.who(used)).isEqualTo("client:sap");
      provider.rotates();
      String byNewKey = Browser.ofClient(issuer);
      provider.goesAway();
      assertThat(service.who(used)).isEqualTo("client:sap");
      assertThat(service.who(unused)).isEqualTo("client:sap");
      assertThat(service.who(byNewKey)).isEqualTo(AWAY);
      assertThat(service.who(byNobody)).isEqualTo(AWAY);
      assertThat(begun.who(used)).as("no key is known").isEqualTo(AWAY);
      provider.comesBack();
      assertThat(service.who(byNewKey)).isEqualTo("client:sap");
      assertThat(service.who(byNobody)).isEqualTo(NO_TOKEN_TAKEN);
      assertThat(begun.who(used)).isEqualTo("client:sap");
    }
  }

  @Test
  void aProviderThatTellsNoKeysIsAway() throws Exception {
    String token = Browser.ofClient(plainSettings().get("issuer"));
    try (Service service = new Service(plainSettings())) {
      Map<String, ForeignProvider.Fault> faults = new LinkedHashMap<>();
      faults.put("a fault", response -> response.setStatus(500));
      faults.put("a page", response -> response.getWriter().print("<html>"));
      faults.put(
          "elsewhere", response -> response.sendRedirect(provider.url() + "/realms/x/oauth2/jwks"));
      for (Map.Entry<String, ForeignProvider.Fault> each : faults.entrySet()) {
        provider.fails(each.getValue());
        assertThat(service.who(token)).as(each.getKey()).isEqualTo(AWAY);
      }
      provider.fails(null);
      assertThat(service.who(token)).isEqualTo("client:sap");
    }
  }

  /** The address is one by which it is reached, and not the one by which it names itself. */
  @Test
  void aConfigurationOfAnotherIssuerIsNotTaken() throws Exception {
    String slashless = provider.url() + "/" + TENANT;
    try (Service service = new Service(Map.of("issuer", slashless, "audience", "huikuan"))) {
      assertThat(service.who(Browser.ofClient(slashless))).isEqualTo(AWAY);
    }
  }

  // Tokens that are not taken

  @Test
  void tokensThatAreMeantForOthersAreNotTaken() throws Exception {
    String issuer = plainSettings().get("issuer");
    provider.says(PERSON, Map.of("aud", List.of("payroll")));
    SignedIn person = Browser.ofPerson(issuer, PERSON);
    assertThat(plain.who(person.accessToken())).isEqualTo(NO_TOKEN_TAKEN);
    assertThat(plain.who(person.idToken())).as("ID token").isEqualTo(NO_TOKEN_TAKEN);
    String ofAnotherRealm =
        Browser.ofPerson(provider.url() + "/realms/another", PERSON).accessToken();
    assertThat(plain.who(ofAnotherRealm)).as("by the same key").isEqualTo(NO_TOKEN_TAKEN);
  }

  @Test
  void tokensThatAreMadeUpAreNotTaken() throws Exception {
    RSAKey key = provider.signing();
    Instant now = Instant.now();
    assertThat(plain.who(signed(key, it -> it))).as("right").isEqualTo("client:sap");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("expired", signed(key, it -> it.expirationTime(Date.from(now.minusSeconds(120)))));
    tokens.put("not yet", signed(key, it -> it.notBeforeTime(Date.from(now.plusSeconds(300)))));
    tokens.put("of nobody", signed(key, it -> it.subject(null)));
    tokens.put("for nobody", signed(key, it -> it.audience((String) null)));
    tokens.put("unsigned", new PlainJWT(claims().build()).serialize());
    tokens.put("of another key", signed(another(key.getKeyID()), it -> it));
    tokens.put("of an unknown key", signed(another("key-of-nobody"), it -> it));
    // The public key is no secret.
    JWSHeader secret = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
    tokens.put("signed", serialized(secret, new MACSigner(key.toRSAPublicKey().getEncoded())));
    RSAKey own = another("own");
    tokens.put(
        "with a key of its own",
        serialized(header().jwk(own.toPublicJWK()).keyID("own").build(), new RSASSASigner(own)));
    tokens.put(
        "with an address of keys",
        serialized(
            header().jwkURL(URI.create("http://127.0.0.1:1/keys")).keyID("own").build(),
            new RSASSASigner(own)));
    tokens.put(
        "critical",
        serialized(
            header().customParam("twice", true).criticalParams(Set.of("twice")).build(),
            new RSASSASigner(key)));
    tokens.put(
        "of logging out",
        serialized(header().type(new JOSEObjectType("logout+jwt")).build(), new RSASSASigner(key)));
    String right = signed(key, it -> it);
    tokens.put("shortened", right.substring(0, right.length() - 2));
    tokens.put("changed", right.replaceFirst("\\.ey", ".ez"));
    for (Map.Entry<String, String> each : tokens.entrySet()) {
      assertThat(plain.who(each.getValue())).as(each.getKey()).isEqualTo(NO_TOKEN_TAKEN);
    }
    assertThat(plain.who("x".repeat(100_000))).isEqualTo("431 headers-too-large");
  }

  /** RFC 9068 allows both, and most providers say JWT. */
  @Test
  void typesOfAccessTokensAreTaken() throws Exception {
    RSAKey key = provider.signing();
    for (String type : List.of("JWT", "at+jwt", "application/at+jwt")) {
      String token =
          serialized(header().type(new JOSEObjectType(type)).build(), new RSASSASigner(key));
      assertThat(plain.who(token)).as(type).isEqualTo("client:sap");
    }
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(provider.signing().getKeyID());
  }

  private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    return serialized(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
        new RSASSASigner(key),
        change.apply(claims()).build());
  }

  private static String serialized(JWSHeader header, JWSSigner signer) throws JOSEException {
    return serialized(header, signer, claims().build());
  }

  private static String serialized(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(plainSettings().get("issuer"))
        .subject(ForeignProvider.CLIENT)
        .claim("client_id", ForeignProvider.CLIENT)
        .audience("huikuan")
        .jwtID(UUID.randomUUID().toString())
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  /** A key of a stranger, under any name. */
  private static RSAKey another(String id) {
    return new RSAKey.Builder(strangers).keyID(id).build();
  }

  // Settings

  /** Those of the table of docs/access.md, for the provider that runs here. */
  private static Map<String, String> settings(String product) throws IOException {
    List<List<String>> rows =
        Files.readAllLines(DOCS, StandardCharsets.UTF_8).stream()
            .dropWhile(line -> !line.startsWith(BEGIN))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
            .toList();
    int column = rows.getFirst().indexOf(product);
    Map<String, String> settings = new LinkedHashMap<>();
    for (List<String> row : rows.subList(2, rows.size())) {
      String name = codes(row.getFirst()).getFirst();
      for (String value : codes(row.get(column))) {
        if (name.equals("grants")) {
          String[] grant = here(value).split("=", 2);
          settings.put("grants.[" + grant[0] + "]", grant[1]);
        } else {
          settings.put(name, here(value));
        }
      }
    }
    return settings;
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String here(String value) {
    return value
        .replaceFirst("https://[^/]*", provider.url())
        .replace("{tenant}", TENANT)
        .replace("{api}", API)
        .replace("{group}", GROUP);
  }
}
