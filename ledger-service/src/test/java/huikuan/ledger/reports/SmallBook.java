package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * A company of two customers, whose documents are recorded on three days: every figure in tests can
 * be added up by hand.
 */
public final class SmallBook {

  private static final String INVOICES =
      """
      [{"kind":"invoice","company":"%1$s","customer":"ACME","currency":"USD","number":"A",
        "postedOn":"2012-01-10","dueOn":"2012-02-09","amount":"100.00","salesOwner":"li.na"},
       {"kind":"invoice","company":"%1$s","customer":"ACME","currency":"USD","number":"B",
        "postedOn":"2012-02-01","dueOn":"2012-03-02","amount":"50.00","salesOwner":"=wang"},
       {"kind":"invoice","company":"%1$s","customer":"BETA, Ltd","currency":"USD","number":"C",
        "postedOn":"2012-01-15","dueOn":"2012-01-15","amount":"70.00"},
       {"kind":"invoice","company":"%1$s","customer":"BETA, Ltd","currency":"JPY","number":"J",
        "postedOn":"2012-01-20","dueOn":"2012-02-19","amount":"5000"}]
      """;

  private static final String MONEY =
      """
      [{"kind":"receipt","company":"%1$s","customer":"ACME","currency":"USD","number":"R",
        "postedOn":"2012-02-20","amount":"120.00"},
       {"kind":"creditNote","company":"%1$s","customer":"ACME","currency":"USD","number":"K",
        "postedOn":"2012-02-25","amount":"5.00","invoice":"B"},
       {"kind":"receipt","company":"%1$s","customer":"BETA, Ltd","currency":"USD","number":"P",
        "postedOn":"2012-02-01","amount":"10.00","allocate":"none"}]
      """;

  private static final String CORRECTIONS =
      """
      [{"kind":"reversal","company":"%1$s","customer":"ACME","currency":"USD","number":"X",
        "postedOn":"2012-03-05","reverses":{"kind":"receipt","number":"R"},"reason":"bounced"},
       {"kind":"receipt","company":"%1$s","customer":"ACME","currency":"USD","number":"Q",
        "postedOn":"2012-02-10","amount":"40.00","allocations":[{"invoice":"A","amount":"40.00"}]},
       {"kind":"invoice","company":"%1$s","customer":"BETA, Ltd","currency":"USD","number":"O",
        "postedOn":"2012-01-01","originallyPostedOn":"2011-11-01","dueOn":"2011-12-01",
        "amount":"33.00"},
       {"kind":"writeOff","company":"%1$s","customer":"BETA, Ltd","currency":"USD","number":"W",
        "postedOn":"2012-03-01","amount":"30.00","invoice":"C","reason":"insolvent"},
       {"kind":"recovery","company":"%1$s","customer":"BETA, Ltd","currency":"USD","number":"V",
        "postedOn":"2012-03-20","amount":"10.00","writeOff":"W"},
       {"kind":"refund","company":"%1$s","customer":"BETA, Ltd","currency":"USD","number":"F",
        "postedOn":"2012-03-10","amount":"4.00","from":[{"receipt":"P","amount":"4.00"}]}]
      """;

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String company = LEDGER.newCompany();
  private final long invoices;
  private final long money;
  private final long corrections;

  public SmallBook() {
    invoices = post(INVOICES);
    money = post(MONEY);
    corrections = post(CORRECTIONS);
  }

  private long post(String documents) {
    LEDGER.clock().moveTo(LEDGER.clock().instant().plus(Duration.ofDays(1)));
    Answer answer = LEDGER.documents(documents.formatted(company));
    assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(200);
    return answer.position();
  }

  public String company() {
    return company;
  }

  /** The moment at which only the invoices were known. */
  public long invoices() {
    return invoices;
  }

  /** The moment at which payments were known, too. */
  public long money() {
    return money;
  }

  /** The moment at which all was known. */
  public long corrections() {
    return corrections;
  }

  /** Asks about this company. */
  public Answer get(String question) {
    return LEDGER.get("/api/v1/" + about(question));
  }

  /** An account says its company itself. */
  private String about(String question) {
    if (question.startsWith("accounts/")) {
      return question;
    }
    return question + (question.contains("?") ? "&" : "?") + "company=" + company;
  }

  /** Asks for a file about this company. */
  public HttpResponse<byte[]> file(String question, String type) {
    return fetch("/api/v1/" + about(question), type);
  }

  /** Asks for a file. */
  public HttpResponse<byte[]> fetch(String path, String type) {
    String port = LEDGER.bean(Environment.class).getProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).header("Accept", type).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
