package huikuan.ledger.customer;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of people that are refused by their state, their id or their day. */
class ContactGuardsTest {

  private static final String ACCEPTOR = "{\"name\":\"Li Na\",\"role\":\"acceptor\"}";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String customer = "/api/v1/customers/" + ledger.newCompany() + "/ACME";
  private final String contacts = customer + "/contacts/";
  private final String calendar = customer + "/payment-calendar";

  @BeforeEach
  void acme() {
    ledger.put(customer, "{\"name\":\"Acme\"}");
    ledger.put(contacts + "p1", ACCEPTOR);
  }

  private Answer confirm(String on) {
    String body = "{\"how\":\"call\",\"on\":\"%s\"}".formatted(on);
    return ledger.post(ledger.instance(), contacts + "p1/confirm", body);
  }

  private Answer ifMatch(String seen, String method, String path, String body) {
    return ledger.send(ledger.instance(), "If-Match", seen, method, path, body);
  }

  @Test
  void ofManyWhoAreNamedAtOnceWithOneAddressOneIsTaken() throws Exception {
    String body = "{\"name\":\"Li Na\",\"role\":\"acceptor\",\"email\":\"li@acme.example\"}";
    List<Callable<Answer>> puts =
        IntStream.range(0, 8)
            .<Callable<Answer>>mapToObj(n -> () -> ledger.put(contacts + "k" + n, body))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(puts.size())) {
      List<Answer> answers = threads.invokeAll(puts).stream().map(Future::resultNow).toList();
      assertThat(answers)
          .extracting(Answer::status)
          .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
      assertThat(answers)
          .filteredOn(each -> each.status() == 409)
          .extracting(Answer::problem)
          .containsOnly("address-of-another");
    }
  }

  @Test
  void aSenderWhoHasSeenAnotherStateIsRefused() {
    ledger.put(calendar, "{\"runDays\":[10]}");
    String seen = ledger.get(customer).etag();
    ledger.put(customer, "{\"name\":\"Acme AG\"}");
    String forget = "{\"reason\":\"asked for\"}";
    for (Answer refused :
        List.of(
            ifMatch(seen, "POST", contacts + "p1/confirm", "{\"how\":\"call\"}"),
            ifMatch(seen, "POST", contacts + "p1/forget", forget),
            ifMatch(seen, "DELETE", calendar, ""))) {
      assertThat(refused.status()).isEqualTo(412);
      assertThat(refused.problem()).isEqualTo("changed-meanwhile");
    }
    assertThat(ifMatch("1", "DELETE", calendar, "").text("/errors/0/field")).isEqualTo("If-Match");
    String now = ledger.get(customer).etag();
    assertThat(ifMatch(now, "DELETE", calendar, "").status()).isEqualTo(200);
    now = ledger.get(customer).etag();
    assertThat(ifMatch(now, "POST", contacts + "p1/confirm", "{\"how\":\"call\"}").status())
        .isEqualTo(200);
    now = ledger.get(customer).etag();
    assertThat(ifMatch(now, "POST", contacts + "p1/forget", forget).status()).isEqualTo(200);
    assertThat(ifMatch(seen, "POST", contacts + "p1/forget", forget).status())
        .as("the same again")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wang@x.example",
        "wang＠x.example",
        "13800138000",
        "138-0013-8000",
        "+8613800138000",
        "+49 171 123456",
        "１３８００１３８０００"
      })
  void anIdThatReadsAsAnAddressOrAMobileNumberIsRefused(String id) {
    Answer refused =
        ledger.put(
            customer,
            """
            {"name":"Acme","contacts":[{"id":"%s","name":"Li Na","role":"acceptor"}]}\
            """
                .formatted(id));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/field")).isEqualTo("contacts[0].id");
    assertThat(refused.text("/errors/0/allowed")).contains("no @", "11 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000100234", "4711", "20240000123", "138001380001", "+1234567", "c-1"})
  void aNumberOfAnErpIsAnId(String id) {
    assertThat(ledger.put(contacts + id, ACCEPTOR).status()).isEqualTo(201);
  }

  @Test
  void aConfirmationOfADayThatDoesNotCountAnyMoreIsRefused() {
    LocalDate today = ledger.clock().instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    for (String on : List.of("1900-01-01", "" + today.minusDays(366), "" + today.plusDays(1))) {
      Answer refused = confirm(on);
      assertThat(refused.status()).as(on).isEqualTo(400);
      assertThat(refused.text("/errors/0/field")).isEqualTo("on");
      assertThat(refused.text("/errors/0/allowed")).contains(today.minusDays(365) + " to " + today);
    }
    assertThat(confirm("" + today.minusDays(365)).text("/state")).isEqualTo("confirmed");
    assertThat(confirm("" + today.minusDays(2)).text("/state")).isEqualTo("confirmed");
    Answer older = confirm("" + today.minusDays(3));
    assertThat(older.text("/errors/0/field")).isEqualTo("on");
    assertThat(older.text("/errors/0/allowed")).contains(today.minusDays(2) + " or after");
    assertThat(confirm("" + today.minusDays(2)).status()).as("the same again").isEqualTo(200);
  }
}
