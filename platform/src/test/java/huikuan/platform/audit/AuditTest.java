package huikuan.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.servers.Starting;
import huikuan.platform.time.SandboxClock;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service puts on record of those who ask it, with tokens of an issuer. */
class AuditTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedMongo mongo;
  private static ECKey key;
  private static Path keys;
  private static int databases;

  private ConfigurableApplicationContext context;

  @BeforeAll
  static void startServer(@TempDir Path directory) throws Exception {
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
    key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    keys = directory.resolve("keys.json");
    Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
  }

  @AfterAll
  static void stopServer() {
    mongo.close();
  }

  @BeforeEach
  void start() {
    String database = "audited" + ++databases;
    context =
        Starting.service(
            AuditedService.class,
            "--huikuan.service=books",
            "--huikuan.database=" + database,
            "--huikuan.instance=only",
            "--huikuan.sandbox=true",
            "--huikuan.access.open=false",
            "--huikuan.access.issuer=https://identity.example",
            "--huikuan.access.audience=huikuan",
            "--huikuan.access.keys=" + keys.toUri(),
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri(database));
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private static String token(String name, String... roles) throws Exception {
    return token(name, 0, roles);
  }

  private static String token(String name, int number, String... roles) throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            new JWTClaimsSet.Builder()
                .issuer("https://identity.example")
                .audience("huikuan")
                .subject(name)
                .claim("preferred_username", name)
                .claim("roles", List.of(roles))
                .claim("number", number)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                .build());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  private HttpResponse<String> get(String path, String token, String... accept) throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (String each : accept) {
      request.header("Accept", each);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode read(String path) throws Exception {
    HttpResponse<String> answer = get("/api/v1/audit/books" + path, token("wu.min", "auditor@*"));
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private List<JsonNode> entries() throws Exception {
    return read("").path("entries").valueStream().toList();
  }

  private static String told(JsonNode entry) {
    return "%s %s %s %s %d"
        .formatted(
            entry.path("what").asString(),
            entry.path("actor").asString(),
            entry.path("endpoint").asString(),
            entry.path("asked"),
            entry.path("count").asInt());
  }

  private MongoDatabase database() {
    return context.getBean(MongoDatabase.class);
  }

  @Test
  void whatIsReadWholeIsOnRecordBeforeItIsAnswered() throws Exception {
    HttpResponse<String> answer =
        get("/books?company=CN01&q=%E5%BC%A0%E4%BC%9F", token("chen.jing", "finance@CN01"));
    assertThat(answer.body()).isEqualTo("1");

    JsonNode entry = entries().getFirst();
    assertThat(told(entry))
        .isEqualTo("read-whole person:chen.jing GET /books {\"company\":\"CN01\",\"q\":\"…\"} 1");
    assertThat(entry.path("number").asLong()).isEqualTo(1);
    assertThat(entry.path("at").asString()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(entry.path("trace").asString())
        .isEqualTo(answer.headers().firstValue("traceparent").orElseThrow().split("-")[1]);
  }

  @Test
  void whatIsReadOfOneAccountIsNot() throws Exception {
    String token = token("chen.jing", "finance@CN01");
    assertThat(get("/books?account=CN01.C-1.CNY", token).body()).isEqualTo("0");
    assertThat(get("/accounts/CN01.C-1.CNY", token).statusCode()).isEqualTo(200);
    assertThat(entries()).isEmpty();
  }

  @Test
  void whatIsRefusedForItsParametersIsNot() throws Exception {
    String token = token("chen.jing", "finance@CN01");
    assertThat(get("/books?company=CN01&secret=1", token).statusCode()).isEqualTo(400);
    assertThat(entries()).isEmpty();
  }

  @Test
  void refusalsShareAnEntryByCallerEndpointAndProblem() throws Exception {
    for (int time = 0; time < 3; time++) {
      assertThat(get("/books", "nonsense").statusCode()).isEqualTo(401);
    }
    assertThat(get("/books", "").statusCode()).isEqualTo(401);
    String finance = token("chen.jing", "finance@CN01");
    assertThat(get("/accounts/DE01.C-1.CNY", finance).statusCode()).isEqualTo(404);
    assertThat(get("/accounts/FR01.C-1.CNY", finance).statusCode()).isEqualTo(404);
    assertThat(get("/accounts/CN01.C-1.CNY", token("li.qiang", "collector@CN01")).statusCode())
        .isEqualTo(403);
    assertThat(get("/api/v1/audit/books", token("wu.min", "auditor@CN01")).statusCode())
        .isEqualTo(403);

    assertThat(entries())
        .extracting(AuditTest::told)
        .containsExactlyInAnyOrder(
            "refused unknown * {\"problem\":\"wrong-token\"} 3",
            "refused person:chen.jing GET /accounts/{account}"
                + " {\"company\":\"DE01,FR01\",\"problem\":\"not-found\"} 2",
            "refused person:li.qiang GET /accounts/{account} {\"problem\":\"not-allowed\"} 1",
            "refused person:wu.min GET /api/v1/audit/books {\"problem\":\"not-allowed\"} 1",
            // The auditor's second token has other rights than the first.
            "rights person:wu.min token {\"before\":\"auditor@CN01\",\"now\":\"auditor@*\"} 1");
  }

  @Test
  void whatWasRefusedIsOnRecordWhenTheServiceEnds() throws Exception {
    MongoDatabase database = database();
    get("/books", "nonsense");
    context.close();
    try (MongoClient client = MongoClients.create(mongo.uri(database.getName()))) {
      assertThat(AuditCheck.of(client.getDatabase(database.getName())).entries()).isEqualTo(1);
    }
  }

  @Test
  void aTokenOfSomebodyWhoseRightsHaveEndedIsRefused() throws Exception {
    String token = token("chen.jing", "finance@CN01");
    assertThat(get("/accounts/CN01.C-1.CNY", token).statusCode()).isEqualTo(200);
    context.getBean(AuditedService.Leavers.class).names.add("chen.jing");

    HttpResponse<String> refused = get("/accounts/CN01.C-1.CNY", token);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("urn:huikuan:problem:rights-ended");
    assertThat(told(entries().getFirst()))
        .isEqualTo("refused person:chen.jing * {\"problem\":\"rights-ended\"} 1");
  }

  @Test
  void theTrailIsReadInPagesTheNewestFirstAndAsAFile() throws Exception {
    String token = token("chen.jing", "finance@*");
    for (String company : List.of("A", "B", "C")) {
      get("/books?company=" + company, token);
    }
    JsonNode first = read("?limit=2");
    assertThat(first.path("entries").valueStream().map(each -> each.path("number").asInt()))
        .containsExactly(3, 2);
    JsonNode second = read("?limit=2&after=" + first.path("next").asString());
    assertThat(second.path("entries").valueStream().map(each -> each.path("number").asInt()))
        .containsExactly(1);
    assertThat(second.has("next")).isFalse();

    HttpResponse<String> file =
        get("/api/v1/audit/books", token("wu.min", "auditor@*"), "text/csv");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(file.body().split("\r\n")).hasSize(4);
    assertThat(file.body())
        .startsWith("number,at,what,actor,endpoint,asked,count,trace,hash\r\n1,")
        .contains(",read-whole,person:chen.jing,GET /books,company=A,1,");
  }

  @Test
  void entriesThatWereChangedOrTakenOutAreFound() throws Exception {
    String token = token("chen.jing", "finance@*");
    for (int time = 0; time < 4; time++) {
      get("/books", token);
    }
    AuditCheck.Findings sound = AuditCheck.of(database());
    assertThat(sound.entries()).isEqualTo(4);
    assertThat(sound.faults()).isEmpty();
    assertThat(sound.hash()).isEqualTo(entries().getFirst().path("hash").asString());

    MongoCollection<Document> entries = database().getCollection(AuditStore.COLLECTION);
    entries.updateOne(
        new Document("_id", 2L), new Document("$set", new Document("actor", "person:other")));
    assertThat(AuditCheck.of(database()).faults())
        .containsExactly("Audit entry 2, or what it follows, is not what was recorded");
    entries.deleteOne(new Document("_id", 2L));
    assertThat(AuditCheck.of(database()).faults())
        .containsExactly(
            "Audit entry 2 is missing",
            "Audit entry 3, or what it follows, is not what was recorded");
  }

  private static final String SHOWN = "李娜: 550 <li.na@mail.example.com> unknown, ask x@y";
  private static final String MASKED = "李***: 550 <l***@m***.com> unknown, ask x***@y***";

  @Test
  void anOperatorWithoutAnotherRoleSeesNeitherNamesNorAddresses() throws Exception {
    assertThat(get("/contacts", token("zhao.lei", "operator@*")).body()).isEqualTo(MASKED);
    assertThat(get("/contacts", token("li.qiang", "collector@*")).body()).isEqualTo(SHOWN);
    String both = token("qian.yi", "operator@*", "collector@CN01");
    assertThat(get("/contacts?company=CN01", both).body()).isEqualTo(SHOWN);
    assertThat(get("/contacts?company=DE01", both).body()).isEqualTo(MASKED);
    assertThat(get("/contacts", both).body()).isEqualTo(MASKED);
  }

  @Test
  void theyAreUnmaskedForAReasonAndThatIsOnRecord() throws Exception {
    String operator = token("zhao.lei", "operator@CN01");
    assertThat(unmask("{}", operator).statusCode()).isEqualTo(400);
    assertThat(unmask("{\"reason\":\" \"}", operator).body()).contains("\"field\":\"reason\"");
    assertThat(unmask("{\"reason\":\"x\"}", token("li.qiang", "collector@*")).statusCode())
        .isEqualTo(403);
    assertThat(get("/contacts?company=CN01", operator).body()).isEqualTo(MASKED);

    HttpResponse<String> answer = unmask("{\"reason\":\"mail to huaxing bounces\"}", operator);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Instant.parse(JSON.readTree(answer.body()).path("until").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(55)), Instant.now().plus(Duration.ofHours(1)));
    assertThat(get("/contacts?company=CN01", operator).body()).isEqualTo(SHOWN);
    assertThat(get("/contacts", token("another", "operator@*")).body()).isEqualTo(MASKED);
    assertThat(entries())
        .extracting(AuditTest::told)
        .contains(
            "unmasked person:zhao.lei POST /api/v1/audit/books/unmasking"
                + " {\"reason\":\"mail to huaxing bounces\"} 1");
  }

  @Test
  void anHourLaterTheyAreMaskedAgain() {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    Caller caller = new Caller(Caller.Kind.PERSON, "zhao.lei", Map.of());
    new Unmaskings(database(), InstantSource.fixed(now)).begin(caller);
    assertThat(
            new Unmaskings(database(), InstantSource.fixed(now.plusSeconds(3599)))
                .isUnmasked(caller))
        .isTrue();
    assertThat(
            new Unmaskings(database(), InstantSource.fixed(now.plusSeconds(3600)))
                .isUnmasked(caller))
        .isFalse();
  }

  private HttpResponse<String> unmask(String body, String token) throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/audit/books/unmasking");
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void severalInstancesKeepOneTrail() throws Exception {
    String token = token("chen.jing", "finance@*");
    AuditStore other = new AuditStore(database());
    List<AuditNote> notes = one();
    Thread writer = Thread.ofPlatform().start(() -> repeat(50, () -> other.append(notes)));
    for (int time = 0; time < 50; time++) {
      assertThat(get("/books", token).statusCode()).isEqualTo(200);
    }
    writer.join();
    AuditCheck.Findings found = AuditCheck.of(database());
    assertThat(found.entries()).isEqualTo(100);
    assertThat(found.faults()).isEmpty();
  }

  private static void repeat(int times, Runnable action) {
    for (int time = 0; time < times; time++) {
      action.run();
    }
  }

  private static List<AuditNote> one() {
    return List.of(
        new AuditNote(
            Instant.EPOCH,
            Kind.RIGHTS,
            new AuditedRequest("other", "*", new TreeMap<>()),
            1,
            null));
  }

  @Test
  void callersAreNotedOnceADayWithTheirRights() throws Exception {
    SandboxClock clock = context.getBean(SandboxClock.class);
    get("/accounts/CN01.C-1.CNY", token("chen.jing", "finance@CN01"));
    clock.moveTo(Instant.parse("2026-03-02T00:00:00Z"));
    get("/accounts/CN01.C-1.CNY", token("chen.jing", 1, "finance@CN01"));
    clock.moveTo(Instant.parse("2026-03-03T00:00:00Z"));
    get("/accounts/CN01.C-1.CNY", token("chen.jing", 2, "finance@CN01,DE01", "approver@DE01"));
    get("/accounts/CN01.C-1.CNY", token("chen.jing", 3, "finance@CN01,DE01", "approver@DE01"));

    assertThat(read("/callers").path("callers").valueStream())
        .extracting(
            each -> each.path("caller").asString(),
            each -> each.path("rights").asString(),
            each -> each.path("first").asString(),
            each -> each.path("last").asString(),
            each -> each.path("unused").asBoolean())
        .containsExactly(
            tuple("person:chen.jing", "finance@CN01", "2026-03-01", "2026-03-02", false),
            tuple(
                "person:chen.jing",
                "finance@CN01,DE01 approver@DE01",
                "2026-03-03",
                "2026-03-03",
                false),
            tuple("person:wu.min", "auditor@*", "2026-03-03", "2026-03-03", false));
    assertThat(entries())
        .extracting(AuditTest::told)
        .containsExactly(
            "rights person:chen.jing token {\"before\":\"finance@CN01\","
                + "\"now\":\"finance@CN01,DE01 approver@DE01\"} 1");
  }

  @Test
  void rightsThatNobodyHasUsedForNinetyDaysAreToldAsUnused() throws Exception {
    get("/accounts/CN01.C-1.CNY", token("chen.jing", "finance@CN01"));
    context.getBean(SandboxClock.class).moveTo(Instant.parse("2026-05-30T00:00:00Z"));
    assertThat(read("/callers?limit=1").at("/callers/0/unused").asBoolean()).isFalse();
    context.getBean(SandboxClock.class).moveTo(Instant.parse("2026-05-31T00:00:00Z"));
    JsonNode page = read("/callers?limit=1");
    assertThat(page.at("/callers/0/unused").asBoolean()).isTrue();
    assertThat(
            read("/callers?limit=1&after=" + page.path("next").asString())
                .at("/callers/0/caller")
                .asString())
        .isEqualTo("person:wu.min");
    assertThat(get("/api/v1/audit/books/callers", token("wu.min", "admin@*"), "text/csv").body())
        .startsWith("caller,rights,first,last,unused\r\n")
        .contains("person:chen.jing,finance@CN01,2026-03-01,2026-03-01,true\r\n");
  }
}
