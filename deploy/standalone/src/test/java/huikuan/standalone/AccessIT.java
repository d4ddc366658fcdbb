package huikuan.standalone;

import static huikuan.standalone.SharedInstance.CUSTOMER;
import static huikuan.standalone.SharedInstance.INVOICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import huikuan.standalone.Ports.Listener;
import huikuan.standalone.identity.IdentityFile;
import huikuan.standalone.identity.Tokens;
import java.io.IOException;
import java.io.Reader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what, asked of a running instance: each endpoint, each role, each kind of token. */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedInstance.Given.class)
class AccessIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final String OURS = "CN01";
  static final String THEIRS = "DE01";
  static final String MAIL = "c@customer.example";
  private static final int AT_ONCE = 8;
  private static final Listener[] GATEWAY_ALONE = {Listener.GATEWAY};

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static DataDirectory data;
  private static Ports ports;
  private static ECKey key;
  private static IdentityFile identity;

  @BeforeAll
  static void start(SharedInstance instance) {
    data = instance.data();
    ports = instance.ports();
    identity = instance.identity();
    key = identity.key();
  }

  @AfterAll
  static void stop() {
    HTTP.close();
  }

  @Test
  void nobodyComesInWithoutATokenOfTheIssuer() throws Exception {
    Instant soon = Instant.now().plus(Duration.ofMinutes(5));
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("none", "");
    tokens.put("nonsense", "nonsense");
    tokens.put("expired", token(key, it -> it.expirationTime(before(Duration.ofMinutes(5)))));
    tokens.put("never expires", token(key, it -> it.expirationTime(null)));
    tokens.put("for others", token(key, it -> it.audience("somebody-else")));
    tokens.put("of another issuer", token(key, it -> it.issuer("https://evil.example")));
    ECKey another = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
    tokens.put("signed by another key", token(another, it -> it));
    ECKey unknown = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    tokens.put("of a key that is not there", token(unknown, it -> it));
    tokens.put(
        "unsigned",
        new PlainJWT(claims(Role.AUDITOR + "@*").expirationTime(Date.from(soon)).build())
            .serialize());
    List<Question> questions = new ArrayList<>();
    for (Endpoint each : Endpoint.all()) {
      for (Listener at : doors(each)) {
        tokens.forEach((name, token) -> questions.add(new Question(at, each, OURS, name, token)));
        questions.add(new Question(at, each, THEIRS, "none", ""));
      }
    }
    assertThat(wrong(questions, (_, answer) -> answer.statusCode() == 401 && isProblem(answer)))
        .isEmpty();
  }

  /** Roles open nothing that a link opens. */
  @Test
  void whatALinkOpensIsOpenedByNothingElse() throws Exception {
    List<String> wrong = new ArrayList<>();
    String everything =
        Tokens.signed(
            claims("erp@*")
                .claim("roles", Arrays.stream(Role.values()).map(each -> each + "@*").toList())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build(),
            key);
    for (Endpoint each : Endpoint.byLink()) {
      for (Listener at : doors(each)) {
        for (String token : List.of("", everything, "nonsense")) {
          HttpResponse<String> answer = send(at, each, OURS, token);
          boolean right =
              token.equals("nonsense")
                  ? answer.statusCode() == 401
                  : answer.statusCode() == 404 && answer.body().contains("link-unknown");
          if (!right || !isProblem(answer)) {
            wrong.add("%s at %s: %d %s".formatted(each, at, answer.statusCode(), answer.body()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Of both companies: at the gateway each role held for one and for all, past it for one. */
  @Test
  void eachRoleMayDoWhatTheEndpointSaysAndNothingElse() throws Exception {
    List<Question> questions = new ArrayList<>();
    for (Role role : Role.values()) {
      for (String held : List.of(OURS, "*")) {
        String grant = role + "@" + held;
        String token = of(grant);
        for (Endpoint each : Endpoint.all()) {
          List<Listener> doors = List.of(held.equals(OURS) ? doors(each) : GATEWAY_ALONE);
          for (Listener at : doors) {
            for (String company : List.of(OURS, THEIRS)) {
              questions.add(new Question(at, each, company, grant, token));
            }
          }
        }
      }
    }
    assertThat(wrong(questions, AccessIT::isRight)).isEmpty();
  }

  private static boolean isRight(Question asked, HttpResponse<String> answer) {
    int status = answer.statusCode();
    String role = asked.who().replaceFirst("@.*", "");
    boolean all = asked.who().endsWith("@*");
    AllowedTo rule = asked.endpoint().rule();
    boolean held = Arrays.stream(rule.value()).anyMatch(each -> each.toString().equals(role));
    if (!held || !all && rule.of() == Of.EVERY) {
      return status == 403 && isProblem(answer);
    }
    boolean silent = all || !told(answer, asked.endpoint()).contains(THEIRS);
    boolean hidden =
        switch (rule.of()) {
          case PATH, CASE, TASK, LETTER, QUERY -> !all && asked.company().equals(THEIRS);
          default -> false;
        };
    return silent
        && (hidden
            ? status == 404 && isProblem(answer)
            : status != 401 && status != 403 && (status < 500 || isBusy(asked, answer)));
  }

  /** One backup is made at a time. */
  private static boolean isBusy(Question asked, HttpResponse<String> answer) {
    return answer.statusCode() == 503 && asked.endpoint().path().endsWith("/backup");
  }

  @Test
  void theDescriptionOfTheApiTellsTheRolesOfEachEndpointAndHowOneSignsIn() throws Exception {
    Map<String, JsonNode> described = new LinkedHashMap<>();
    for (String service : List.of("/ledger", "/dunning", "/notification", "")) {
      JsonNode api =
          JSON.readTree(
              HTTP.send(
                      request(Listener.GATEWAY, "/v3/api-docs" + service, "").build(),
                      BodyHandlers.ofString())
                  .body());
      JsonNode schemes = api.at("/components/securitySchemes");
      assertThat(schemes.at("/signIn/openIdConnectUrl").asString())
          .isEqualTo(ports.url(Listener.GATEWAY) + "/.well-known/openid-configuration");
      assertThat(schemes.at("/token/scheme").asString()).isEqualTo("bearer");
      api.path("paths")
          .forEachEntry(
              (path, methods) ->
                  methods.forEachEntry(
                      (method, operation) ->
                          described.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
    }
    assertThat(described.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Endpoint.listed().stream().map(Endpoint::toString).distinct().toList());
    for (Endpoint each : Endpoint.byLink()) {
      assertThat(described.get(each.toString()).path("security").toString())
          .as("%s", each)
          .isEqualTo("[{\"link\":[]}]");
    }
    for (Endpoint each : Endpoint.all()) {
      JsonNode operation = described.get(each.toString());
      assertThat(operation.path("security").toString())
          .as("%s", each)
          .isEqualTo("[{\"signIn\":[\"openid\"]},{\"token\":[]}]");
      assertThat(operation.path("description").asString())
          .as("%s", each)
          .containsOnlyOnce("Roles: ")
          .contains(Arrays.stream(each.rule().value()).map(Role::toString).toList());
    }
  }

  /** Whether or not it exists, and whatever is asked of it. */
  @Test
  void aCompanyThatARoleIsNotHeldForIsNotFound() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Endpoint each : Endpoint.all()) {
      String token = of(each.rule().value()[0] + "@" + OURS);
      HttpResponse<String> theirs = send(Listener.GATEWAY, each, THEIRS, token);
      HttpResponse<String> nobodys = send(Listener.GATEWAY, each, "XX99", token);
      boolean right =
          switch (each.rule().of()) {
            case PATH, CASE, TASK, LETTER, QUERY ->
                theirs.statusCode() == 404
                    && nobodys.statusCode() == 404
                    && theirs.body().equals(nobodys.body());
            case EVERY -> theirs.statusCode() == 403;
            case ANY, ENDPOINT, LINK -> theirs.statusCode() == nobodys.statusCode();
          };
      if (!right || told(theirs, each).contains(THEIRS)) {
        wrong.add("%s: %d %s".formatted(each, theirs.statusCode(), theirs.body()));
      }
      HttpResponse<String> ours = send(Listener.GATEWAY, each, OURS, token);
      if (told(ours, each).contains(THEIRS)) {
        wrong.add(each + " tells of another company: " + ours.body());
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What is told beside the id that was asked for. */
  private static String told(HttpResponse<String> answer, Endpoint asked) {
    return asked.path().contains("{id}")
        ? answer.body().replace("reminder." + THEIRS + ".I-1", "")
        : answer.body();
  }

  @Test
  void aListWithoutACompanyIsForThoseWhoHoldAll() throws Exception {
    for (Endpoint each : Endpoint.all()) {
      if (each.rule().of() == Of.QUERY) {
        HttpResponse<String> answer =
            HTTP.send(
                request(Listener.GATEWAY, each.path(), of(each.rule().value()[0] + "@" + OURS))
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s", each).isEqualTo(400);
        assertThat(answer.body()).as("%s", each).contains("\"field\":\"company\"");
      }
    }
  }

  @Test
  void whatShowsNobodysDataIsForEverybody() throws Exception {
    String auditor = of(Role.AUDITOR + "@*");
    for (Page page : Page.all()) {
      for (Listener at : page.at()) {
        HttpResponse<String> answer = get(at, page.path(), "");
        if (page.roles().isEmpty()) {
          assertThat(answer.statusCode()).as("%s at %s", page, at).isIn(200, 302);
          assertThat(answer.body()).as("%s at %s", page, at).doesNotContain(MAIL);
          boolean health = page.path().contains("/health");
          assertThat(get(at, page.path(), auditor).body())
              .as("%s at %s", page, at)
              .isEqualTo(answer.body());
        } else {
          assertThat(answer.statusCode()).as("%s at %s", page, at).isEqualTo(401);
          assertThat(isProblem(answer)).isTrue();
        }
      }
    }
  }

  @Test
  void howItDoesIsForThoseWhoRunIt() throws Exception {
    for (Role role : Role.values()) {
      for (String held : List.of(OURS, "*")) {
        String token = of(role + "@" + held);
        for (Page page : Page.all()) {
          for (Listener at : page.roles().isEmpty() ? List.<Listener>of() : page.at()) {
            HttpResponse<String> answer = get(at, page.path(), token);
            assertThat(answer.statusCode())
                .as("%s at %s as %s@%s", page.path(), at, role, held)
                .isEqualTo(page.roles().contains(role) ? 200 : 403);
            assertThat(answer.body()).doesNotContain(MAIL);
          }
        }
        for (Listener at : Page.EACH) {
          boolean runsIt = role == Role.OPERATOR || role == Role.ADMIN;
          assertThat(get(at, "/actuator/health", token).body().contains("components"))
              .as("parts of health, as %s@%s", role, held)
              .isEqualTo(runsIt);
          assertThat(get(at, "/actuator/env", token).statusCode())
              .as("what is not told of, as %s@%s", role, held)
              .isEqualTo(runsIt ? 404 : 403);
        }
      }
    }
  }

  private static HttpResponse<String> get(Listener at, String path, String token) throws Exception {
    return HTTP.send(request(at, path, token).build(), BodyHandlers.ofString(UTF_8));
  }

  @Test
  void anOperatorIsToldHowEachServiceDoes() throws Exception {
    String operator = of(Role.OPERATOR + "@*");
    for (String service : List.of("ledger", "dunning", "notification")) {
      HttpResponse<String> answer =
          get(Listener.GATEWAY, "/api/v1/operations/" + service, operator);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain(MAIL);
      JsonNode told = JSON.readTree(answer.body());
      assertThat(told.path("service").asString()).isEqualTo(service);
      assertThat(told.path("log").path("head").asLong()).isPositive();
      assertThat(told.path("processors")).isNotEmpty();
      assertThat(told.path("relay")).hasSize(1);
      assertThat(told.path("intake").path("lag").isNumber()).isTrue();
      assertThat(told.path("stuck").isNumber()).isTrue();
    }
    String stuck = get(Listener.GATEWAY, "/api/v1/ledger/stuck", operator).body();
    assertThat(stuck).isEqualTo("{\"stuck\":[],\"total\":0}");
  }

  @Test
  void whatADeadRecordSaysOfPeopleIsMaskedForThoseWhoRunIt() throws Exception {
    String said = "{\"number\":\"F-666\",\"email\":\"%s\"}".formatted(MAIL);
    tell("ledger.events", said);
    String records = "/api/v1/operations/notification/dead-records";
    String operator = of(Role.OPERATOR + "@*");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(Listener.GATEWAY, records, operator).body().contains("not-trusted"));
    String id =
        JSON.readTree(get(Listener.GATEWAY, records + "?state=waiting", operator).body())
            .at("/records/0/id")
            .asString();
    JsonNode masked = JSON.readTree(get(Listener.GATEWAY, records + "/" + id, operator).body());
    assertThat(masked.path("content").asString())
        .isEqualTo("{\"email\":\"***\",\"number\":\"F-666\"}");
    assertThat(masked.path("masked").asBoolean()).isTrue();
    JsonNode whole =
        JSON.readTree(get(Listener.GATEWAY, records + "/" + id, of(Role.AUDITOR + "@*")).body());
    assertThat(whole.path("content").asString()).isEqualTo(said);

    HttpRequest.Builder again =
        request(Listener.GATEWAY, records + "/" + id + "/send", operator)
            .POST(BodyPublishers.noBody());
    assertThat(HTTP.send(again.build(), BodyHandlers.ofString()).body())
        .contains("\"outcome\":\"still-dead\"", "The record is not signed");
    HttpRequest.Builder giveUp =
        request(Listener.GATEWAY, records + "/" + id + "/give-up", of(Role.ADMIN + "@*"))
            .POST(BodyPublishers.ofString("{\"reason\":\"forged\"}"));
    assertThat(HTTP.send(giveUp.build(), BodyHandlers.ofString()).body())
        .contains("\"state\":\"given-up\"", "\"by\":\"person:somebody\"");
  }

  /** Nobody has signed it. */
  private static void tell(String topic, String said) throws IOException {
    Properties kafka = new Properties();
    try (Reader settings = Files.newBufferedReader(data.resolve("kafka-client.properties"))) {
      kafka.load(settings);
    }
    kafka.put("bootstrap.servers", "127.0.0.1:" + ports.of(Listener.KAFKA));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "CN01.C-1.CNY", said));
    }
  }

  @Test
  void aDocumentOfAnotherCompanyIsRejectedAndItsNeighbourIsNot() throws Exception {
    String body = "[" + INVOICE.formatted(OURS, 3) + "," + INVOICE.formatted(THEIRS, 3) + "]";
    HttpResponse<String> answer =
        HTTP.send(
            request(Listener.GATEWAY, "/api/v1/documents", of("erp@" + OURS))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(207);
    JsonNode results = JSON.readTree(answer.body()).path("results");
    assertThat(results.path(0).path("status").asString()).isEqualTo("accepted");
    assertThat(results.path(1).path("problem").path("type").asString())
        .isEqualTo("urn:huikuan:problem:company-not-held");
  }

  @Test
  void eventsNameWhoeverSentTheirCommand() throws Exception {
    HttpRequest put =
        request(Listener.GATEWAY, "/api/v1/customers/CN01/C-2", of("finance@CN01"))
            .PUT(BodyPublishers.ofString(CUSTOMER.formatted(MAIL)))
            .build();
    assertThat(HTTP.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    try (MongoClient client =
        MongoClients.create(
            "mongodb://127.0.0.1:" + ports.of(Listener.MONGODB) + "/?retryWrites=false")) {
      String last =
          String.valueOf(
              client
                  .getDatabase("ledger")
                  .getCollection("commits")
                  .find()
                  .sort(new Document("_id", -1))
                  .first());
      assertThat(last).contains("person:somebody");
    }
  }

  @Test
  void aClientGetsATokenByItsSecretForTheRolesThatItAsksFor() throws Exception {
    String secret = identity.passwords().get("erp");
    HttpResponse<String> answer = askForToken("erp", secret, "erp");
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
    String token = JSON.readTree(answer.body()).path("access_token").asString();
    assertThat(
            HTTP.send(
                    request(Listener.GATEWAY, "/api/v1/accounts/CN01.C-1.CNY", token).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
    assertThat(askForToken("erp", "guessed", "erp").statusCode()).isEqualTo(401);
    assertThat(askForToken("erp", secret, "operator").statusCode()).isEqualTo(400);
    assertThat(askForToken("chen.jing", identity.passwords().get("chen.jing"), "erp").statusCode())
        .isEqualTo(401);
  }

  private static HttpResponse<String> askForToken(String client, String secret, String scope)
      throws Exception {
    String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ports.url(Listener.GATEWAY) + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  @Test
  void theMailPageIsForThoseWhoSignInAndMayReadIt() throws Exception {
    assertThat(mailPage("sun.hao", identity.passwords().get("sun.hao"))).isEqualTo("/mails");
    assertThat(mailPage("sun.hao", "guessed")).isEqualTo("/login");

    assertThat(mailPage("wu.ying", identity.passwords().get("wu.ying"))).isEqualTo("/mails");
    String end = "{\"until\":\"2026-03-01\"}";
    assertThat(people("wu.ying", end).statusCode()).isEqualTo(200);
    assertThat(mailPage("wu.ying", identity.passwords().get("wu.ying")))
        .as("whose rights have ended")
        .isEqualTo("/login");
    HttpResponse<String> own = people("zhou.min", end);
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("own-rights");
    HttpResponse<String> pasted = people("person:wu.ying", end);
    assertThat(pasted.statusCode()).as("as events name a person").isEqualTo(400);
  }

  private static HttpResponse<String> people(String person, String body) throws Exception {
    JWTClaimsSet.Builder claims =
        claims("admin@*")
            .claim("preferred_username", "zhou.min")
            .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(ports.url(Listener.GATEWAY) + "/api/v1/people/" + person))
            .header("Authorization", "Bearer " + Tokens.signed(claims.build(), key))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void codesGoOnlyWhereThePageOfTheApiIs() throws Exception {
    String gateway = ports.url(Listener.GATEWAY);
    assertThat(authorize(gateway + "/swagger-ui/oauth2-redirect.html").statusCode()).isEqualTo(302);
    for (String elsewhere :
        List.of(
            "http://127.0.0.1:9999/swagger-ui/oauth2-redirect.html",
            "https://evil.example/swagger-ui/oauth2-redirect.html",
            gateway + "/swagger-ui/other.html")) {
      HttpResponse<String> answer = authorize(elsewhere);
      assertThat(answer.statusCode()).as(elsewhere).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  private static HttpResponse<String> authorize(String redirect) throws Exception {
    String question =
        "/oauth2/authorize?response_type=code&client_id=api-page&scope=openid&state=s"
            + "&code_challenge_method=S256&code_challenge=%s&redirect_uri=%s"
                .formatted("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", redirect);
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(ports.url(Listener.GATEWAY) + question))
            .header("Accept", "text/html")
            .build(),
        BodyHandlers.ofString());
  }

  private static String mailPage(String name, String password) throws Exception {
    String gateway = ports.url(Listener.GATEWAY);
    try (HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build()) {
      String page =
          browser
              .send(
                  HttpRequest.newBuilder(URI.create(gateway + "/login")).build(),
                  BodyHandlers.ofString())
              .body();
      Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"").matcher(page);
      assertThat(csrf.find()).as("%s", page).isTrue();
      String form = "username=%s&password=%s&_csrf=%s".formatted(name, password, csrf.group(1));
      browser.send(
          HttpRequest.newBuilder(URI.create(gateway + "/login"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
      return browser
          .send(
              HttpRequest.newBuilder(URI.create(gateway + "/mails"))
                  .header("Accept", "text/html")
                  .build(),
              BodyHandlers.ofString())
          .uri()
          .getPath();
    }
  }

  // Asking

  /**
   * One of many.
   *
   * @param who what its token is, for people
   */
  private record Question(
      Listener at, Endpoint endpoint, String company, String who, String token) {}

  /** Asks all, several at once; answers what is not right. */
  private static List<String> wrong(
      List<Question> questions, BiPredicate<Question, HttpResponse<String>> right)
      throws Exception {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Question each : questions) {
        answers.add(
            several.submit(
                () -> {
                  HttpResponse<String> answer =
                      send(each.at(), each.endpoint(), each.company(), each.token());
                  return right.test(each, answer)
                      ? ""
                      : "%s %s at %s as %s: %d %s"
                          .formatted(
                              each.endpoint(),
                              each.company(),
                              each.at(),
                              each.who(),
                              answer.statusCode(),
                              answer.body());
                }));
      }
    }
    List<String> wrong = new ArrayList<>();
    for (Future<String> each : answers) {
      if (!each.get().isEmpty()) {
        wrong.add(each.get());
      }
    }
    return wrong;
  }

  private static Listener[] doors(Endpoint endpoint) {
    Listener service =
        endpoint.path().startsWith("/api/v1/dunning")
                || endpoint.path().startsWith("/api/v1/audit/dunning")
                || endpoint.path().startsWith("/api/v1/operations/dunning")
                || endpoint.path().endsWith("/chasing")
                || endpoint.path().endsWith("/receipts")
            ? Listener.DUNNING
            : endpoint.path().startsWith("/api/v1/notifications")
                    || endpoint.path().endsWith("/paying")
                    || endpoint.path().startsWith("/api/v1/audit/notification")
                    || endpoint.path().startsWith("/api/v1/operations/notification")
                ? Listener.NOTIFICATION
                : Listener.LEDGER;
    return endpoint.path().contains("/sandbox/")
        ? GATEWAY_ALONE
        : new Listener[] {Listener.GATEWAY, service};
  }

  private static HttpResponse<String> send(
      Listener at, Endpoint endpoint, String company, String token) throws Exception {
    HttpRequest request =
        request(at, endpoint.address(company), token)
            .setHeader("Content-Type", type(endpoint))
            .method(endpoint.method(), BodyPublishers.noBody())
            .build();
    return HTTP.send(request, BodyHandlers.ofString(UTF_8));
  }

  /** Of files only some types are taken. */
  private static String type(Endpoint endpoint) {
    if (endpoint.path().endsWith(".csv")) {
      return "text/csv";
    }
    return endpoint.path().endsWith("/files") ? "application/pdf" : "application/json";
  }

  private static HttpRequest.Builder request(Listener at, String address, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ports.url(at) + address))
            .header("Content-Type", "application/json")
            .header("Accept", "*/*");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static boolean isProblem(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .equals("application/problem+json");
  }

  // Tokens

  private static String of(String grant) {
    return Tokens.signed(
        claims(grant).expirationTime(Date.from(Instant.now().plusSeconds(600))).build(), key);
  }

  private static String token(ECKey by, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        claims(Role.AUDITOR + "@*").expirationTime(Date.from(Instant.now().plusSeconds(600)));
    return Tokens.signed(change.apply(claims).build(), by);
  }

  private static JWTClaimsSet.Builder claims(String grant) {
    return new JWTClaimsSet.Builder()
        .issuer(ports.url(Listener.GATEWAY))
        .subject("somebody")
        .claim("preferred_username", "somebody")
        .audience("huikuan")
        .claim("roles", List.of(grant));
  }

  private static Date before(Duration ago) {
    return Date.from(Instant.now().minus(ago));
  }
}
