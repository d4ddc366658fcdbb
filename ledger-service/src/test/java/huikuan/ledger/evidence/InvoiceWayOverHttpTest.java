package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceWayOverHttpTest {

  private static final String ISSUED =
      "{\"state\":\"issued\",\"on\":\"2012-12-02\",\"reference\":\"24312000000012345678\"}";
  private static final String DELIVERED =
      "{\"state\":\"delivered\",\"on\":\"2012-12-04\",\"how\":\"courier\",\"note\":\"SF 1234\"}";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Proof proof = Proof.ofNewCompany().withInvoice("F-1", "");
  private final String way = proof.item("F-1") + "/way";

  @Test
  void nothingIsKnownUntilItIsTold() {
    Answer answer = ledger.get(way);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .hasToString(
            ("{\"account\":\"%s\",\"number\":\"F-1\","
                    + "\"next\":[\"requested\",\"issued\",\"delivered\"],\"history\":[]}")
                .formatted(proof.account()));
  }

  @Test
  void theStateNowAndAllBeforeAreTold() {
    Answer issued = proof.post(way, ISSUED);
    assertThat(issued.status()).isEqualTo(200);
    assertThat(issued.text("/turn")).isEqualTo("ours");
    Answer delivered = proof.post(way, DELIVERED);

    assertThat(ledger.get(way).body()).isEqualTo(delivered.body());
    assertThat(delivered.text("/state")).isEqualTo("delivered");
    assertThat(delivered.text("/on")).isEqualTo("2012-12-04");
    assertThat(delivered.text("/turn")).isEqualTo("customer");
    assertThat(delivered.body().path("next"))
        .hasToString("[\"delivered\",\"accepted\",\"toBeCorrected\"]");
    assertThat(delivered.body().path("history").valueStream())
        .extracting(
            it -> it.path("state").asString(),
            it -> it.path("how").asString(),
            it -> it.path("reference").asString(),
            it -> it.path("by").asString())
        .containsExactly(
            tuple("delivered", "courier", "", "person:li.na"),
            tuple("issued", "", "24312000000012345678", "person:li.na"));
  }

  /** An invoice that tells its way itself. */
  private Answer withWay(String number, String told) {
    return ledger.documents(
        """
        [{"kind":"invoice","company":"%s","customer":"C-1","currency":"CNY","number":"%s",
          "postedOn":"2012-12-01","dueOn":"2012-12-31","amount":"100.00","way":%s}]\
        """
            .formatted(proof.company, number, told));
  }

  @Test
  void anInvoiceTellsTheBeginningOfItsWayItself() {
    Answer posted = withWay("F-2", ISSUED);
    assertThat(posted.body().path("accepted").asInt()).as(posted.toString()).isOne();
    String second = proof.item("F-2") + "/way";
    Answer told = ledger.get(second);
    assertThat(told.text("/state")).isEqualTo("issued");
    assertThat(told.text("/turn")).isEqualTo("ours");
    assertThat(told.body().path("next")).hasToString("[\"delivered\",\"toBeCorrected\"]");
    assertThat(told.text("/history/0/reference")).isEqualTo("24312000000012345678");
    assertThat(ledger.get(proof.item("F-2") + "/readiness").text("/missing/0/name"))
        .isEqualTo("issued");

    assertThat(proof.post(second, ISSUED).body()).as("told before").isEqualTo(told.body());
    Answer delivered = proof.post(second, DELIVERED);
    assertThat(delivered.body().path("history").valueStream())
        .extracting(it -> it.path("state").asString())
        .containsExactly("delivered", "issued");
    assertThat(withWay("F-2", ISSUED).body().path("duplicates").asInt()).isOne();
    Answer other = withWay("F-2", "null");
    assertThat(other.text("/results/0/problem/type")).endsWith(":conflict");
  }

  @Test
  void anInvoiceWhoseWayIsRefusedIsNotPosted() {
    String ahead = "{\"state\":\"issued\",\"on\":\"" + proof.today.plusDays(1) + "\"}";
    Answer refused = withWay("F-3", ahead);
    assertThat(refused.text("/results/0/problem/type")).endsWith(":way-ahead");
    assertThat(ledger.get(proof.item("F-3") + "/way").status()).isEqualTo(404);
    Answer last = withWay("F-3", ahead.replace(proof.today.plusDays(1) + "", proof.today + ""));
    assertThat(last.body().path("accepted").asInt()).as(last.toString()).isOne();
  }

  @Test
  void theSameAgainChangesNothing() {
    proof.post(way, ISSUED);
    Answer delivered = proof.post(way, DELIVERED);
    long head = ledger.log().head();
    assertThat(proof.post(way, DELIVERED).body()).isEqualTo(delivered.body());
    assertThat(proof.post(way, ISSUED).body()).isEqualTo(delivered.body());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aCorrectionThatIsSentOnceMoreDoesNotTurnTheStateBack() {
    proof.post(way, DELIVERED);
    String wrong = "{\"state\":\"toBeCorrected\",\"on\":\"2012-12-04\",\"reason\":\"金额\"}";
    proof.post(way, wrong);
    Answer corrected = proof.post(way, "{\"state\":\"corrected\",\"on\":\"2012-12-04\"}");
    assertThat(corrected.text("/state")).isEqualTo("corrected");
    long head = ledger.log().head();
    assertThat(proof.post(way, wrong).body()).isEqualTo(corrected.body());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "{}", "\"\"", "0", "false"})
  void aWayOfAnInvoiceThatIsNoneIsRefused(String told) {
    long head = ledger.log().head();
    Answer refused = withWay("F-4", told);
    assertThat(refused.text("/results/0/problem/type")).endsWith(":invalid");
    assertThat(refused.text("/results/0/problem/errors/0/field")).startsWith("way");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aStateThatDoesNotFollowIsRefused() {
    proof.post(way, ISSUED);
    long head = ledger.log().head();
    Answer refused = proof.post(way, "{\"state\":\"accepted\",\"on\":\"2012-12-05\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("state-out-of-order");
    assertThat(refused.text("/detail"))
        .isEqualTo(
            "accepted does not follow issued, but delivered, toBeCorrected may."
                + " Nothing was changed.");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aDayBeforeTheLastIsRefused() {
    proof.post(way, ISSUED);
    Answer refused = proof.post(way, DELIVERED.replace("2012-12-04", "2012-12-01"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Proof.errors(refused))
        .containsExactly("on: 2012-12-02, the day of the state before, or later");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"on":"2012-12-02"}                                             | state
          {"state":"sent","on":"2012-12-02"}                              | state
          {"state":"issued"}                                              | on
          {"state":"issued","on":"2199-01-01"}                            | on
          {"state":"issued","on":"2012-12-02","how":"mail"}               | how
          {"state":"delivered","on":"2012-12-02"}                         | how
          {"state":"delivered","on":"2012-12-02","how":"pigeon"}          | how
          {"state":"toBeCorrected","on":"2012-12-02"}                     | reason
          {"state":"issued","on":"2012-12-02","reason":"wrong"}           | reason
          {"state":"issued","on":"2012-12-02","reference":"a  b"}         | reference
          {"state":"issued","on":"2012-12-02","by":"li.na"}               | by
          """)
  void whatIsWrongIsNamedAndLeavesNoTrace(String body, String field) {
    long head = ledger.log().head();
    Answer refused = proof.post(way, body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Proof.errors(refused)).singleElement().asString().startsWith(field + ": ");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void onlyAnInvoiceOfTheAccountHasAWay() {
    Proof other = Proof.ofNewCompany();
    assertThat(ledger.get(other.item("F-1") + "/way").status()).isEqualTo(404);
    assertThat(proof.post(other.item("F-1") + "/way", ISSUED).status()).isEqualTo(404);
    assertThat(proof.post(proof.item("F-2") + "/way", ISSUED).status()).isEqualTo(404);
    assertThat(ledger.get(way.replace("/invoice/", "/refund/")).status()).isEqualTo(404);
  }
}
