package huikuan.benchmarks.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.server.Answer;
import huikuan.benchmarks.server.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside a server that says what a test has told it to say. */
class ReadModelTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);
  private static final List<Doc> SENT =
      List.of(
          new Doc(Kind.INVOICE, "A", "1", DAY, 123_456, List.of()),
          new Doc(Kind.INVOICE, "B", "2", DAY, 500, List.of()),
          new Doc(Kind.ON_ACCOUNT, "B", "3", DAY, 700, List.of()),
          new Doc(Kind.INVOICE, "EVEN", "4", DAY, 900, List.of()),
          new Doc(Kind.ON_ACCOUNT, "EVEN", "5", DAY, 900, List.of()));
  private static final String RIGHT =
      """
      account,company,customer,currency,balance,open,unapplied
      CN01.A.USD,CN01,A,USD,1234.56,1234.56,0.00
      CN01.B.USD,CN01,B,USD,-2.00,5.00,7.00
      """;

  private final Loaded loaded = new Loaded();
  private HttpServer server;
  private Gateway gateway;
  private String trial = "{\"agree\":true}";
  private String balances = RIGHT;

  @BeforeEach
  void start() throws IOException {
    loaded.take(SENT, new Answer(7, new BitSet(), null));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/api/v1/trial", () -> trial);
    answer("/api/v1/balances", () -> balances);
    server.start();
    gateway = new Gateway("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(String path, Supplier<String> text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    gateway.close();
    server.stop(0);
  }

  private List<String> differences() {
    return new ReadModel(gateway).differences(loaded);
  }

  @Test
  void whatEqualsTheLogHasNoDifference() {
    assertThat(differences()).isEmpty();
  }

  @Test
  void anotherBalanceIsTold() {
    balances = RIGHT.replace("1234.56,1234.56", "1234.57,1234.57");
    assertThat(differences()).containsExactly("CN01.A.USD: 123457 cents, must be 123456");
  }

  @Test
  void anAccountThatIsMissingIsTold() {
    balances = RIGHT.replaceFirst("CN01.B.*\n", "");
    assertThat(differences()).containsExactly("CN01.B.USD: null cents, must be -200");
  }

  @Test
  void anAccountThatNobodyPostedToIsTold() {
    balances = RIGHT + "CN01.X.USD,CN01,X,USD,0.01,0.01,0.00\n";
    assertThat(differences()).containsExactly("CN01.X.USD: 1 cents, must be null");
  }

  @Test
  void aTrialThatDoesNotAgreeIsTold() {
    trial = "{\"agree\":false}";
    assertThat(differences()).singleElement().asString().startsWith("The trial does not agree");
  }
}
