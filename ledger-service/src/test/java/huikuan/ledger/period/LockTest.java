package huikuan.ledger.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LockTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String path = "/api/v1/companies/" + company + "/lock";

  @Test
  void aCompanyIsOpenUntilItIsLocked() {
    Answer answer = ledger.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .hasToString(
            "{\"company\":\"%s\",\"lockedBefore\":null,\"position\":0,\"history\":[],\"version\":0}"
                .formatted(company));
  }

  @Test
  void theLockIsReadAsItWasSet() {
    Answer put =
        ledger.sendAs(
            "li.na", "PUT", path, "{\"lockedBefore\":\"2013-07-01\",\"reason\":\"June closed\"}");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body())
        .hasToString(
            "{\"company\":\"%s\",\"lockedBefore\":\"2013-07-01\",\"position\":%d}"
                .formatted(company, ledger.log().head()));

    Answer get = ledger.get(path + "?atLeast=" + put.position());
    assertThat(get.text("/lockedBefore")).isEqualTo("2013-07-01");
    assertThat(get.position()).isEqualTo(put.position());
    JsonNode move = get.body().at("/history/0");
    assertThat(move.path("recordedAt").asString()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
    assertThat(move)
        .hasToString(
            "{\"position\":%d,\"recordedAt\":%s,\"lockedBefore\":\"2013-07-01\",\"reason\":\"June closed\",\"by\":\"person:li.na\"}"
                .formatted(put.position(), move.path("recordedAt")));
  }

  @Test
  void noMoveTakesThePlaceOfOneThatWasNotSeen() {
    ledger.put(path, "If-Match", "\"0\"", "{\"lockedBefore\":\"2013-06-01\"}");
    Answer late = ledger.put(path, "If-Match", "\"0\"", "{\"lockedBefore\":\"2013-07-01\"}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("changed-meanwhile");
    Answer now = ledger.get(path);
    assertThat(now.text("/lockedBefore")).isEqualTo("2013-06-01");
    String version = "\"" + now.text("/version") + "\"";
    assertThat(ledger.put(path, "If-Match", version, "{\"lockedBefore\":\"2013-07-01\"}").status())
        .isEqualTo(200);
    assertThat(ledger.put(path, "If-Match", "1", "{\"lockedBefore\":null}").status())
        .as("no version without its quotes")
        .isEqualTo(400);
  }

  @Test
  void everyMoveIsKeptNewestFirst() {
    ledger.put(path, "{\"lockedBefore\":\"2013-06-01\"}");
    ledger.put(path, "{\"lockedBefore\":\"2013-07-01\"}");
    ledger.moveLock(ledger.instance(), company, "{\"lockedBefore\":null,\"reason\":\"all wrong\"}");

    Answer get = ledger.get(path);
    assertThat(get.body().path("lockedBefore").isNull()).isTrue();
    assertThat(get.body().path("history").valueStream())
        .extracting(
            move -> move.path("lockedBefore").toString(),
            move -> move.has("reason"),
            move -> move.path("by").asString(),
            move -> move.path("proposedBy").asString())
        .containsExactly(
            tuple("null", true, "person:wang.wei", "person:li.na"),
            tuple("\"2013-07-01\"", false, "anonymous", ""),
            tuple("\"2013-06-01\"", false, "anonymous", ""));
  }

  @Test
  void onlyTheLatestMovesAreTold() {
    LocalDate first = LocalDate.of(2013, 1, 1);
    for (int day = 0; day < 103; day++) {
      ledger.put(path, "{\"lockedBefore\":\"%s\"}".formatted(first.plusDays(day)));
    }
    Answer get = ledger.get(path);
    assertThat(get.body().path("history").size()).isEqualTo(100);
    assertThat(get.text("/history/0/lockedBefore")).isEqualTo("2013-04-13");
    assertThat(get.text("/history/99/lockedBefore")).isEqualTo("2013-01-04");
  }

  @Test
  void theLockMovesBackOnlyForAReason() {
    ledger.put(path, "{\"lockedBefore\":\"2013-07-01\"}");
    long head = ledger.log().head();

    for (String earlier : new String[] {"\"2013-06-30\"", "null"}) {
      Answer refused = ledger.put(path, "{\"lockedBefore\":" + earlier + "}");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.problem()).isEqualTo("reason-needed");
      assertThat(refused.text("/errors/0/field")).isEqualTo("reason");
      assertThat(refused.text("/detail")).contains("2013-07-01");
    }
    assertThat(ledger.log().head()).isEqualTo(head);

    Answer proposed =
        ledger.put(path, "{\"lockedBefore\":\"2013-06-30\",\"reason\":\"late credit note\"}");
    assertThat(proposed.status()).isEqualTo(202);
    assertThat(proposed.position()).isEqualTo(head + 1);
    assertThat(proposed.text("/lockedBefore")).isEqualTo("2013-07-01");
    assertThat(proposed.text("/proposal")).isEqualTo("lock." + company + ".1");
    assertThat(ledger.get(path).text("/lockedBefore")).isEqualTo("2013-07-01");
  }

  @Test
  void theSameAgainChangesNothingAndAnswersAlike() {
    Answer first = ledger.put(path, "{\"lockedBefore\":\"2013-07-01\",\"reason\":\"June closed\"}");
    ledger.put("/api/v1/companies/" + ledger.newCompany() + "/lock", "{\"lockedBefore\":null}");
    long head = ledger.log().head();

    Answer again = ledger.put(path, "{\"lockedBefore\":\"2013-07-01\"}");

    assertThat(again).isEqualTo(first);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                           | lockedBefore
          {"lockedBefore":"2013-06-31"}                | lockedBefore
          {"lockedBefore":"July"}                      | lockedBefore
          {"lockedBefore":20130701}                    | lockedBefore
          {"lockedBefore":""}                          | lockedBefore
          {"lockedBefore":"2199-01-01"}                | lockedBefore
          {"lockedBefore":"2013-07-01","until":"x"}    | until
          {"lockedBefore":"2013-07-01","reason":" "}   | reason
          {"lockedBefore":"2013-07-01","reason":1}     | reason
          {"lockedBefore":"2013-07-01","by":"li.na"}   | by
          {"lockedBefore":null,"lockedBefore":null}    | lockedBefore
          """)
  void whatIsWrongIsNamedAndLeavesNoTrace(String body, String field) {
    long head = ledger.log().head();
    Answer answer = ledger.put(path, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly(field);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "[]\nnull\n{\n1")
  void whatIsNoObjectIsNoLock(String body) {
    Answer answer = ledger.put(path, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("not-json");
  }

  @Test
  void aCompanyHoldsNoDot() {
    Answer get = ledger.get("/api/v1/companies/CN.01/lock");
    Answer put = ledger.put("/api/v1/companies/CN.01/lock", "{\"lockedBefore\":null}");
    assertThat(get.status()).isEqualTo(400);
    assertThat(get.text("/errors/0/field")).isEqualTo("company");
    assertThat(put.text("/errors/0/field")).isEqualTo("company");
  }

  @Test
  void aCompanyMayBeCalledAnythingElse() {
    String other = "/api/v1/companies/" + company + "%2F%E4%B8%8A%20x/lock";
    ledger.put(other, "{\"lockedBefore\":\"2013-07-01\"}");
    assertThat(ledger.get(other).text("/company")).isEqualTo(company + "/上 x");
    assertThat(ledger.get(other).text("/lockedBefore")).isEqualTo("2013-07-01");
    assertThat(ledger.get(path).position()).isZero();
  }
}
