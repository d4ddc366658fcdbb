package huikuan.standalone.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.gateway.ApiGateway;
import huikuan.ledger.LedgerService;
import huikuan.notification.NotificationService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Gateway and ledger as processes of production are set up, with certificates of an authority of
 * their own at every server: each other's, the document store's, Kafka's, the identity provider's.
 */
class TlsIT {

  private static final String HERE = "dns:localhost,ip:127.0.0.1";
  private static final String PASSWORD = "0a1b2c3d";
  private static final String CUSTOMER = "/api/v1/customers/CN01/C1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static final Deque<AutoCloseable> RESOURCES = new ArrayDeque<>();
  private static Authority authority;
  private static Authority others;
  private static SSLContext clients;
  private static String token;
  private static ConfigurableApplicationContext ledger;
  private static ConfigurableApplicationContext notification;
  private static ConfigurableApplicationContext gateway;

  @BeforeAll
  static void start() throws Exception {
    authority = new Authority(directory.resolve("authority"));
    for (String name : List.of("servers", "ledger", "gateway")) {
      authority.certify(name, HERE);
    }
    authority.certify("elsewhere", "dns:elsewhere.example");
    clients = authority.context(null);
    String issuer = issuer();
    TlsFront documents = closed(new TlsFront(authority.context("servers")));
    TlsFront broker = closed(new TlsFront(authority.context("servers")));
    EmbeddedMongo mongo = closed(EmbeddedMongo.start(directory.resolve("mongo"), 0));
    documents.behind(URI.create(mongo.uri("ledger")).getPort());
    EmbeddedKafka kafka =
        closed(
            EmbeddedKafka.start(directory.resolve("kafka"), 0, broker.port(), PASSWORD, _ -> {}));
    broker.behind(kafka.port());

    List<String> servers = new ArrayList<>();
    servers.add(
        "--spring.mongodb.uri=mongodb://127.0.0.1:%d/?retryWrites=false"
            .formatted(documents.port()));
    servers.add("--spring.mongodb.ssl.bundle=own");
    servers.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + broker.port());
    servers.add("--spring.kafka.security.protocol=SASL_SSL");
    servers.add("--spring.kafka.ssl.bundle=own");
    Map<String, String> login = EmbeddedKafka.clientSettings(PASSWORD);
    for (String setting : List.of("sasl.mechanism", "sasl.jaas.config")) {
      servers.add("--spring.kafka.properties." + setting + "=" + login.get(setting));
    }
    servers.add("--HUIKUAN_DATA=" + directory);
    List.of("ledger", "dunning", "notification")
        .forEach(each -> servers.add("--huikuan.kafka.keys." + each + ".a=" + secret()));
    servers.add(
        "--huikuan.personal.master-keys.a=" + Base64.getEncoder().encodeToString(new byte[32]));
    List<String> ofLedger = new ArrayList<>(common("ledger", issuer));
    ofLedger.addAll(servers);
    ofLedger.add("--server.ssl.client-auth=need");
    ledger = run("ledger", LedgerService.application(), ofLedger);
    List<String> ofNotification = new ArrayList<>(common("ledger", issuer));
    ofNotification.addAll(servers);
    ofNotification.add("--huikuan.mail.starttls=required");
    ofNotification.add("--spring.mail.host=localhost");
    ofNotification.add("--spring.mail.ssl.bundle=own");
    notification = run("notification", NotificationService.application(), ofNotification);

    String wrongName = service(authority.context("elsewhere"));
    others = new Authority(directory.resolve("others"));
    others.certify("here", HERE);
    String wrongAuthority = service(others.context("here"));
    List<String> ofGateway = new ArrayList<>(common("gateway", issuer));
    ofGateway.add("--huikuan.gateway.ssl-bundle=own");
    ofGateway.add("--huikuan.gateway.ledger=https://localhost:" + port(ledger));
    ofGateway.add("--huikuan.gateway.dunning=" + wrongName);
    ofGateway.add("--huikuan.gateway.notification=" + wrongAuthority);
    gateway = run("gateway", ApiGateway.application(), ofGateway);
    HttpRequest.Builder customer =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"name\":\"蓝湖食品贸易有限公司\",\"locale\":\"zh-CN\"}"));
    HttpResponse<String> put = send(clients, gateway, CUSTOMER, customer);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
  }

  /** What the docs say for all. */
  private static List<String> common(String name, String issuer) {
    return List.of(
        "--spring.ssl.bundle.pem.own.truststore.certificate=file:" + authority.ca(),
        "--spring.ssl.bundle.pem.own.keystore.certificate=file:" + authority.certificate(name),
        "--spring.ssl.bundle.pem.own.keystore.private-key=file:" + authority.key(name),
        "--spring.ssl.bundle.pem.own.reload-on-update=true",
        "--spring.ssl.bundle.watch.file.quiet-period=300ms",
        "--server.ssl.bundle=own",
        "--huikuan.access.open=false",
        "--huikuan.access.issuer=" + issuer,
        "--huikuan.access.audience=huikuan",
        "--huikuan.access.ssl-bundle=own");
  }

  private static ConfigurableApplicationContext run(
      String name, SpringApplicationBuilder application, List<String> settings) {
    List<String> arguments = new ArrayList<>(settings);
    arguments.addAll(
        List.of(
            "--spring.profiles.active=process",
            "--spring.config.additional-location=classpath:huikuan/standalone/" + name + ".yml",
            "--huikuan.sandbox=false",
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--management.server.port=0",
            "--logging.level.root=WARN"));
    ConfigurableApplicationContext context =
        application.registerShutdownHook(false).run(arguments.toArray(String[]::new));
    return closed(context);
  }

  private static <C extends AutoCloseable> C closed(C resource) {
    RESOURCES.push(resource);
    return resource;
  }

  @AfterAll
  static void stop() throws Exception {
    while (!RESOURCES.isEmpty()) {
      RESOURCES.pop().close();
    }
  }

  private static String secret() {
    return Base64.getEncoder().encodeToString("known to the tests and nobody else".getBytes(UTF_8));
  }

  /** An identity provider, with one token that may do what is asked for here. */
  private static String issuer() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    HttpsServer server = https(authority.context("servers"));
    String name = "https://localhost:" + server.getAddress().getPort();
    Map<String, String> answers =
        Map.of(
            "/.well-known/openid-configuration",
            "{\"issuer\":\"%s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(name),
            "/keys",
            new JWKSet(key.toPublicJWK()).toString());
    answers.forEach(
        (path, answer) ->
            server.createContext(
                path,
                exchange -> {
                  byte[] bytes = answer.getBytes(UTF_8);
                  exchange.sendResponseHeaders(200, bytes.length);
                  exchange.getResponseBody().write(bytes);
                  exchange.close();
                }));
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(name)
            .subject("somebody")
            .claim("preferred_username", "somebody")
            .audience("huikuan")
            .claim("roles", List.of("finance@*", "collector@*"))
            .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
            .build();
    SignedJWT signed =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    signed.sign(new ECDSASigner(key));
    token = signed.serialize();
    return name;
  }

  /** One that would answer, if it were trusted. */
  private static String service(SSLContext tls) throws Exception {
    HttpsServer server = https(tls);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    return "https://localhost:" + server.getAddress().getPort();
  }

  private static HttpsServer https(SSLContext tls) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.start();
    closed(() -> server.stop(0));
    return server;
  }

  private static int port(ConfigurableApplicationContext context) {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  private static HttpResponse<String> get(
      SSLContext tls, ConfigurableApplicationContext server, String path) throws Exception {
    return send(tls, server, path, HttpRequest.newBuilder());
  }

  private static HttpResponse<String> send(
      SSLContext tls,
      ConfigurableApplicationContext server,
      String path,
      HttpRequest.Builder request)
      throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
      return client.send(
          request
              .uri(URI.create("https://localhost:" + port(server) + path))
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.ofString());
    }
  }

  /** By then the ledger has its tokens' keys, its store and Kafka, all by TLS. */
  @Test
  void whoTrustsTheAuthorityIsAnsweredThroughBoth() throws Exception {
    HttpResponse<String> answer = get(clients, gateway, CUSTOMER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
        .hasValueSatisfying(value -> assertThat(value).contains("max-age="));
    assertThat(get(clients, gateway, "/v3/api-docs/ledger").body()).contains("\"openapi\"");
  }

  @Test
  void probesAskByTls() throws Exception {
    assertThat(get(clients, gateway, "/readyz").statusCode()).isEqualTo(200);
    await(() -> status(authority, "gateway", "/readyz") == 200);
  }

  private static int status(Authority trusted, String name, String path) {
    try {
      return get(trusted.context(name), ledger, path).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void lettersGoToAMailServerThatIsTrustedOnly() throws Exception {
    JavaMailSenderImpl sender = notification.getBean(JavaMailSenderImpl.class);
    try (GreetingMailServer trusted = new GreetingMailServer(authority.context("servers"));
        GreetingMailServer foreign = new GreetingMailServer(others.context("here"))) {
      sender.setPort(trusted.port());
      sender.testConnection();
      assertThat(trusted.greeted()).isEqualTo(1);
      sender.setPort(foreign.port());
      assertThatThrownBy(sender::testConnection)
          .hasRootCauseInstanceOf(CertPathBuilderException.class);
      assertThat(foreign.greeted()).isZero();
    }
  }

  @Test
  void whoDoesNotTrustItHearsNothing() {
    assertThatThrownBy(() -> get(SSLContext.getDefault(), gateway, CUSTOMER))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void withoutACertificateNobodyIsAnsweredByAService() {
    assertThatThrownBy(() -> get(clients, ledger, "/readyz")).isInstanceOf(IOException.class);
    assertThat(status(authority, "servers", "/livez")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"dunning,/api/v1/dunning/cases", "notification,/api/v1/notifications"})
  void aServiceOfAnotherNameOrAuthorityIsNotAsked(String service, String path) throws Exception {
    HttpResponse<String> answer = get(clients, gateway, path + "?company=CN01");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("unavailable", "The " + service + " service does not answer")
        .doesNotContainIgnoringCase("certif", "elsewhere", "PKIX", "SSL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "ledger"})
  void plainHttpIsRefused(String server) throws Exception {
    try (Socket socket = socket(server.equals("ledger") ? ledger : gateway)) {
      socket
          .getOutputStream()
          .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("UP");
    }
  }

  private static Socket socket(ConfigurableApplicationContext server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port(server));
  }

  /** By hand, since a client of this JDK would refuse it itself. */
  @ParameterizedTest
  @CsvSource({"0301", "0302"})
  void tlsBefore12IsRefused(String version) throws Exception {
    String hello =
        version
            + "00".repeat(32)
            + "00"
            + "0004"
            + "c009c013"
            + "0100"
            + "000e"
            // curves, their form
            + "000a00040002"
            + "0017"
            + "000b00020100";
    String message = "010000" + "%02x".formatted(hello.length() / 2) + hello;
    String record = "160301" + "%04x".formatted(message.length() / 2) + message;
    try (Socket socket = socket(gateway)) {
      socket.getOutputStream().write(HexFormat.of().parseHex(record));
      InputStream in = socket.getInputStream();
      byte[] alert = in.readNBytes(7);
      assertThat(alert).hasSize(7);
      assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
      assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
    }
  }

  @Test
  void certificatesAreExchangedWithoutARestart() throws Exception {
    for (String name : List.of("ledger", "gateway")) {
      authority.certify(name, HERE);
    }
    await(() -> shown(gateway).equals(kept("gateway")) && shown(ledger).equals(kept("ledger")));
    assertThat(get(clients, gateway, CUSTOMER).statusCode()).isEqualTo(200);
  }

  private static Certificate kept(String name) {
    try {
      return authority.certificateOf(name);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Certificate shown(ConfigurableApplicationContext server) {
    try (Socket socket =
        authority.context("servers").getSocketFactory().createSocket("localhost", port(server))) {
      return ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(100_000_000);
    }
  }
}
