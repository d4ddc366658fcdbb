package huikuan.standalone.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens of a provider as programs and pages do, with nothing but the issuer's address. */
final class Browser {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  /** What somebody gets who has signed in. */
  record SignedIn(String accessToken, String idToken) {}

  private Browser() {}

  /** By client credentials. */
  static String ofClient(String issuer) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (ForeignProvider.CLIENT + ":" + encoded(ForeignProvider.SECRET)).getBytes(UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest asked =
          form(
                  configuration(http, issuer).path("token_endpoint").asString(),
                  Map.of("grant_type", "client_credentials"))
              .header("Authorization", "Basic " + basic)
              .build();
      return answered(http.send(asked, BodyHandlers.ofString())).path("access_token").asString();
    }
  }

  /** By a code, with a proof key; at the provider's page with a password. */
  static SignedIn ofPerson(String issuer, String name) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      JsonNode provider = configuration(http, issuer);
      String verifier = (UUID.randomUUID() + "-" + UUID.randomUUID()).replace("-", "");
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      URI authorize =
          URI.create(
              provider.path("authorization_endpoint").asString()
                  + "?"
                  + encoded(
                      Map.of(
                          "response_type", "code",
                          "client_id", ForeignProvider.CONSOLE,
                          "redirect_uri", ForeignProvider.REDIRECT,
                          "scope", "openid",
                          "state", "there and back",
                          "code_challenge_method", "S256",
                          "code_challenge",
                              Base64.getUrlEncoder().withoutPadding().encodeToString(hash))));
      URI login = location(authorize, get(http, authorize));
      Matcher csrf = CSRF.matcher(get(http, login).body());
      assertThat(csrf.find()).isTrue();
      Map<String, String> password =
          Map.of("username", name, "password", ForeignProvider.PASSWORD, "_csrf", csrf.group(1));
      URI again =
          location(
              login, http.send(form(login.toString(), password).build(), BodyHandlers.ofString()));
      URI back = location(again, get(http, again));
      assertThat(back.toString()).startsWith(ForeignProvider.REDIRECT);
      Matcher code = CODE.matcher(back.toString());
      assertThat(code.find()).as("%s", back).isTrue();
      HttpRequest asked =
          form(
                  provider.path("token_endpoint").asString(),
                  Map.of(
                      "grant_type",
                      "authorization_code",
                      "client_id",
                      ForeignProvider.CONSOLE,
                      "redirect_uri",
                      ForeignProvider.REDIRECT,
                      "code",
                      code.group(1),
                      "code_verifier",
                      verifier))
              .build();
      JsonNode tokens = answered(http.send(asked, BodyHandlers.ofString()));
      return new SignedIn(
          tokens.path("access_token").asString(), tokens.path("id_token").asString());
    }
  }

  private static JsonNode configuration(HttpClient http, String issuer) throws Exception {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    return answered(get(http, URI.create(address)));
  }

  private static JsonNode answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s %s", answer.uri(), answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(HttpClient http, URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/html").build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static URI location(URI from, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s %s", from, answer.body()).isEqualTo(302);
    return from.resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  private static HttpRequest.Builder form(String address, Map<String, String> fields) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(fields)));
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
