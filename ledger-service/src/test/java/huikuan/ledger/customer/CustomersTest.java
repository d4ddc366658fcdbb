package huikuan.ledger.customer;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {

  private static final String ACME =
      """
      {"name":"Acme","contacts":[{"id":"1","name":"Li Na","role":"paymentResponsible",
       "email":"li.na@example.com"}],"paymentCalendar":{"runDays":[10,25]}}
      """;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String customers = "/api/v1/customers/" + ledger.newCompany() + "/";

  @Test
  void aCustomerCanBeReadAsItWasWritten() {
    Answer put = ledger.put(customers + "ACME", ACME);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.text("/customer")).isEqualTo("ACME");

    Answer get = ledger.get(customers + "ACME?atLeast=" + put.position());
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.position()).isEqualTo(put.position());
    assertThat(List.of(put.etag(), get.etag())).containsOnly("\"" + put.position() + "\"");
    assertThat(get.text("/name")).isEqualTo("Acme");
    assertThat(get.text("/locale")).isEqualTo("zh-CN");
    assertThat(get.text("/timeZone")).isEqualTo("Asia/Shanghai");
    assertThat(get.body().at("/contacts/0"))
        .hasToString(
            "{\"id\":\"1\",\"name\":\"Li Na\",\"role\":\"paymentResponsible\","
                + "\"email\":\"li.na@example.com\","
                + "\"addresses\":[{\"kind\":\"email\",\"value\":\"li.na@example.com\","
                + "\"designated\":false}],\"windows\":[],\"state\":\"proposed\","
                + "\"basis\":\"contract\",\"source\":\"anonymous\"}");
    assertThat(get.body().at("/paymentCalendar/runDays")).hasToString("[10,25]");
  }

  @Test
  void theSameAgainChangesNothing() {
    long first = ledger.put(customers + "ACME", ACME).position();
    Answer changed = ledger.put(customers + "ACME", ACME.replace("Acme", "Acme Ltd"));
    long head = ledger.log().head();

    Answer again = ledger.put(customers + "ACME", ACME.replace("Acme", "Acme Ltd"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.position()).isGreaterThan(first);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.position()).isEqualTo(changed.position());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void namesWithSlashesAndDotsAreEscapedInThePath() {
    assertThat(ledger.put(customers + "A%5CB%3BC", ACME).status()).isEqualTo(201);
    assertThat(ledger.get(customers + "A%5CB%3BC").text("/customer")).isEqualTo("A\\B;C");
    assertThat(ledger.put(customers + "A%2FB.%E4%B8%8A%20x", ACME).status()).isEqualTo(201);
    assertThat(ledger.get(customers + "A%2FB.%E4%B8%8A%20x").text("/customer"))
        .isEqualTo("A/B.上 x");
    assertThat(ledger.put(customers + "A%2F..%2FB%25%3F%23%2B", ACME).status()).isEqualTo(201);
    assertThat(ledger.get(customers + "A%2F..%2FB%25%3F%23%2B").text("/customer"))
        .isEqualTo("A/../B%?#+");
  }

  @Test
  void aNameInOtherCodePointsIsTheSameCustomer() {
    assertThat(ledger.put(customers + "Cafe%CC%81", ACME).text("/customer")).isEqualTo("Café");
    assertThat(ledger.put(customers + "Caf%C3%A9", ACME).status()).isEqualTo(200);
    assertThat(ledger.get(customers + "Cafe%CC%81").text("/customer")).isEqualTo("Café");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A%C2%A0B", "A%E2%80%AFB", "A%E2%80%8BB", "%20A", "A%20%20B", "A%01"})
  void whatIsNoIdentifierIsRefusedInThePath(String customer) {
    for (Answer answer :
        List.of(ledger.put(customers + customer, ACME), ledger.get(customers + customer))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("/errors/0/field")).isEqualTo("customer");
      assertThat(answer.text("/errors/0/allowed")).contains("; found ");
    }
  }

  @Test
  void anAddressIsKeptAsItIsMailed() {
    ledger.put(customers + "ACME", ACME.replace("li.na@example.com", "Li.Na@BÜCHER.example"));
    assertThat(ledger.get(customers + "ACME").text("/contacts/0/email"))
        .isEqualTo("Li.Na@xn--bcher-kva.example");
  }

  @Test
  void anUnknownCustomerIsNotFound() {
    Answer answer = ledger.get(customers + "NOBODY");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void aCompanyWithADotIsRefused() {
    Answer answer = ledger.put("/api/v1/customers/CN.01/ACME", ACME);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("company");
  }

  @Test
  void wrongDataIsRefusedAndLeavesNoTrace() {
    long head = ledger.log().head();
    Answer answer = ledger.put(customers + "ACME", ACME.replace("li.na@example.com", "li.na"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("contacts[0].email");
    assertThat(ledger.put(customers + "ACME", "[]").problem()).isEqualTo("not-json");
    assertThat(ledger.put(customers + "ACME", "{\"name\":").problem()).isEqualTo("not-json");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aChangeIsMadeOfWhatWasReadAndOfNothingElse() {
    String acme = customers + "ACME";
    assertThat(ledger.put(acme, "If-None-Match", "*", ACME).status()).isEqualTo(201);
    String read = ledger.get(acme).etag();
    String ltd = ACME.replace("Acme", "Acme Ltd");
    assertThat(ledger.put(acme, "If-Match", read, ltd).status()).isEqualTo(200);

    Answer late = ledger.put(acme, "If-Match", read, ACME.replace("Acme", "Acme AG"));

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("changed-meanwhile");
    assertThat(late.text("/detail")).startsWith("Its ETag is " + ledger.get(acme).etag());
    assertThat(ledger.get(acme).text("/name")).isEqualTo("Acme Ltd");
    assertThat(ledger.put(acme, "If-Match", read, ltd).status()).isEqualTo(200);
    assertThat(ledger.put(acme, "If-None-Match", "*", ACME).problem())
        .isEqualTo("changed-meanwhile");
    assertThat(ledger.put(customers + "NEW", "If-Match", read, ACME).text("/detail"))
        .startsWith("There is no such customer");
  }

  @ParameterizedTest
  @CsvSource({"If-Match,*", "If-Match,48211", "If-Match,'W/\"1\"'", "If-None-Match,'\"1\"'"})
  void aPreconditionOfAnotherFormIsRefused(String header, String precondition) {
    Answer answer = ledger.put(customers + "ACME", header, precondition, ACME);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(header);
  }
}
