package huikuan.platform.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** When the keys of an issuer are read, and how long they are good. */
class IssuersKeysTest {

  private static final ECKey FIRST = key("first");
  private static final ECKey SECOND = key("second");

  /** What a provider does with a question for its keys. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofHours(1).toNanos());
  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer provider;
  private String url;
  private volatile Answer answer = publishes(FIRST);
  private volatile String named;
  private IssuersKeys keys;

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    url = "http://127.0.0.1:" + provider.getAddress().getPort();
    named = url + "/tenant";
    provider.createContext(
        "/tenant/.well-known/openid-configuration",
        exchange ->
            send(
                exchange,
                200,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(named, url)));
    provider.createContext(
        "/keys",
        exchange -> {
          reads.incrementAndGet();
          answer.to(exchange);
        });
    provider.createContext("/elsewhere", exchange -> publishes(SECOND).to(exchange));
    provider.start();
    keys = keysOf(url + "/tenant");
  }

  @AfterEach
  void stop() {
    end.countDown();
    provider.stop(0);
  }

  @Test
  void theyAreReadWhenOneIsWantedThatIsNotThereAndFromTimeToTime() throws Exception {
    assertThat(find("first")).hasSize(1);
    assertThat(find("first")).hasSize(1);
    assertThat(reads).hasValue(1);
    answer = publishes(FIRST, SECOND);
    assertThat(find("second")).hasSize(1);
    assertThat(reads).hasValue(2);
    answer = publishes(SECOND);
    assertThat(find("first")).as("fresh").hasSize(1);
    passes(Duration.ofMinutes(6));
    assertThat(find("first")).as("taken out").isEmpty();
    assertThat(find("second")).hasSize(1);
  }

  @Test
  void invitedByInventedKeysTheyAreReadFiveTimesAtOnceAndThenEveryTenSeconds() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(find("invented-" + i)).isEmpty();
    }
    assertThat(reads).hasValue(5);
    answer = publishes(SECOND);
    assertThat(find("second")).as("too soon").isEmpty();
    passes(Duration.ofSeconds(10));
    assertThat(find("second")).hasSize(1);
    assertThat(reads).hasValue(6);
  }

  @Test
  void whileTheProviderIsAwayThoseThatAreKnownAreGoodForEightHours() throws Exception {
    assertThat(find("first")).hasSize(1);
    answer = exchange -> send(exchange, 500, "");
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> find("second")).isInstanceOf(KeySourceException.class);
    }
    assertThat(reads).as("no more than for invented keys").hasValue(5);
    passes(Duration.ofHours(8).minusSeconds(1));
    assertThat(find("first")).hasSize(1);
    passes(Duration.ofSeconds(2));
    assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
    answer = publishes(SECOND);
    passes(Duration.ofSeconds(10));
    assertThat(find("second")).hasSize(1);
    assertThat(find("first")).isEmpty();
  }

  @Test
  void whatIsNoAnswerIsAProviderThatIsAway() throws Exception {
    Map<String, Answer> none =
        Map.of(
            "a page", exchange -> send(exchange, 200, "<html>"),
            "no keys", exchange -> send(exchange, 200, "{}"),
            "a fault", exchange -> send(exchange, 500, "{\"keys\":[]}"),
            "without end", exchange -> send(exchange, 200, "[" + " ".repeat(600_000) + "]"),
            "elsewhere",
                exchange -> {
                  exchange.getResponseHeaders().set("Location", url + "/elsewhere");
                  send(exchange, 302, "");
                });
    none.forEach(
        (name, each) -> {
          answer = each;
          passes(Duration.ofMinutes(1));
          assertThatThrownBy(() -> find("second")).as(name).isInstanceOf(KeySourceException.class);
        });
    answer = publishes(SECOND);
    passes(Duration.ofMinutes(1));
    assertThat(find("second")).hasSize(1);
  }

  @Test
  void aProviderThatDoesNotAnswerIsAwayAfterThreeSeconds() {
    answer = _ -> await(end);
    long began = System.nanoTime();
    assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aConfigurationOfAnotherIssuerOrWithKeysThatOthersCouldChangeIsNotTaken() throws Exception {
    named = url + "/another";
    assertThatThrownBy(() -> find("first"))
        .hasRootCauseMessage("The configuration is of another issuer: " + named);
    named = url + "/tenant";
    String right = url;
    url = "http://keys.example";
    assertThatThrownBy(() -> find("first"))
        .hasRootCauseMessage("jwks_uri: https, or http on loopback, not http://keys.example/keys");
    url = right;
    assertThat(find("first")).hasSize(1);
  }

  private IssuersKeys keysOf(String issuer) {
    AccessSettings settings =
        new AccessSettings(
            false,
            URI.create(issuer),
            "huikuan",
            null,
            null,
            List.of("roles"),
            "companies",
            "preferred_username",
            "client_id",
            null,
            Map.of(),
            10);
    return new IssuersKeys(settings, new DefaultSslBundleRegistry(), now::get);
  }

  private List<JWK> find(String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }

  private void passes(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static Answer publishes(ECKey... keys) {
    List<JWK> all = Arrays.stream(keys).map(key -> (JWK) key).toList();
    return exchange -> send(exchange, 200, new JWKSet(all).toString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
