package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import huikuan.platform.web.edge.RunningEdge.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No caller takes the others' place, and nobody tries tokens without end. */
class TooManyRequestsTest {

  private static final int BURST = 20;
  private static final int FAILURES = 5;

  @TempDir private static Path directory;

  private static ECKey key;
  private static RunningEdge edge;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    Path keys = directory.resolve("keys.json");
    Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
    edge =
        new RunningEdge(
            "--huikuan.access.open=false",
            "--huikuan.access.issuer=https://login.example",
            "--huikuan.access.audience=huikuan",
            "--huikuan.access.keys=" + keys.toUri(),
            "--huikuan.edge.proxies=127.0.0.1",
            "--huikuan.edge.requests-per-second=10",
            "--huikuan.edge.burst=2s",
            "--huikuan.edge.failures-per-minute=" + FAILURES);
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  @BeforeEach
  void longAfterTheOthers() {
    edge.timePasses(Duration.ofMinutes(2));
  }

  private static Answer ask(String address, String token) throws IOException {
    return edge.get("/read/a", "X-Forwarded-For: " + address, "Authorization: Bearer " + token);
  }

  private static String token(String subject) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("https://login.example")
            .subject(subject)
            .claim("preferred_username", subject)
            .audience("huikuan")
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private static void assertTooMany(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(429);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }

  @Test
  void aCallerThatAsksTooOftenWaitsAndOthersDoNot() throws Exception {
    String busy = token("busy");
    // From wherever it asks.
    for (int i = 0; i < BURST; i++) {
      assertThat(ask("203.0.113." + i, busy).status()).isEqualTo(200);
    }
    Answer refused = ask("203.0.113.99", busy);
    // The clock of the machine goes on meanwhile, and a little comes back.
    for (int i = 0; i < BURST && refused.status() == 200; i++) {
      refused = ask("203.0.113.99", busy);
    }
    assertTooMany(refused);
    assertThat(ask("203.0.113.99", token("other")).status()).isEqualTo(200);
    edge.timePasses(Duration.ofSeconds(1));
    assertThat(ask("203.0.113.99", busy).status()).isEqualTo(200);
  }

  @Test
  void tooManyWrongTokensOfAnAddressAreNotLookedAt() throws Exception {
    for (int i = 0; i < FAILURES; i++) {
      assertThat(ask("198.51.100.1", "wrong").status()).isEqualTo(401);
    }
    assertTooMany(ask("198.51.100.1", "wrong"));
    assertTooMany(edge.get("/read/a", "X-Forwarded-For: 198.51.100.1"));
    assertTooMany(ask("198.51.100.1", token("somebody")));
    assertThat(ask("198.51.100.2", token("somebody")).status()).isEqualTo(200);
    edge.timePasses(Duration.ofMinutes(1));
    assertThat(ask("198.51.100.1", token("somebody")).status()).isEqualTo(200);
  }

  @Test
  void whoSendsNoTokenIsGuessingNone() throws Exception {
    for (int i = 0; i < 2 * FAILURES; i++) {
      assertThat(edge.get("/read/a", "X-Forwarded-For: 198.51.100.7").status()).isEqualTo(401);
    }
    assertThat(ask("198.51.100.7", token("somebody")).status()).isEqualTo(200);
  }

  private static Answer askBy(String address, String link) throws IOException {
    return edge.get(
        LinkRequests.PATH, "X-Forwarded-For: " + address, LinkRequests.HEADER + ": " + link);
  }

  /** All recipients of mails come by the server of the pages. */
  @Test
  void whoHasAGoodLinkIsNotHeldUpByThoseWhoHaveAnother() throws Exception {
    String pages = "203.0.113.200";
    assertThat(askBy(pages, "good busy").status()).isEqualTo(200);
    assertThat(askBy(pages, "good other").status()).isEqualTo(200);
    Answer refused = askBy(pages, "good busy");
    for (int i = 0; i < 2 * BURST && refused.status() == 200; i++) {
      refused = askBy(pages, "good busy");
    }
    assertTooMany(refused);
    assertThat(askBy(pages, "good other").status()).isEqualTo(200);
    assertThat(ask(pages, token("somebody")).status()).isEqualTo(200);
  }

  @Test
  void wrongLinksOfAnAddressAreCountedTogether() throws Exception {
    String pages = "203.0.113.201";
    assertThat(askBy(pages, "good").status()).isEqualTo(200);
    assertTooMany(refusedAt(pages));
    assertTooMany(refusedAt(pages));
    assertThat(askBy(pages, "good").status()).isEqualTo(200);
    assertThat(ask(pages, token("somebody")).status()).isEqualTo(200);
    assertThat(askBy("203.0.113.202", "wrong").status()).isEqualTo(404);
  }

  /** On a slow machine some more may be answered meanwhile. */
  private static Answer refusedAt(String pages) throws IOException {
    Answer refused = askBy(pages, "wrong");
    for (int i = 0; i < 2 * BURST && refused.status() == 404; i++) {
      refused = askBy(pages, "wrong " + i);
    }
    return refused;
  }

  /** Of IPv6, everybody has more addresses than could be counted. */
  @Test
  void addressesOfOneNetworkCountTogether() throws Exception {
    for (int i = 0; i < FAILURES; i++) {
      assertThat(ask("2001:db8:0:7::" + i, "wrong").status()).isEqualTo(401);
    }
    assertTooMany(ask("2001:db8:0:7:ffff::1", "wrong"));
    assertThat(ask("2001:db8:0:8::1", "wrong").status()).isEqualTo(401);
  }

  @Test
  void whereEverybodyMayDoEverythingNobodyIsCounted() throws IOException {
    try (RunningEdge open =
        new RunningEdge("--huikuan.edge.requests-per-second=1", "--huikuan.edge.burst=1s")) {
      for (int i = 0; i < 10; i++) {
        assertThat(open.get("/read/a").status()).isEqualTo(200);
      }
    }
  }
}
