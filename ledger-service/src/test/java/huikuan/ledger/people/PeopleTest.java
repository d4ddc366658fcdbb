package huikuan.ledger.people;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.people.People;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Caller.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PeopleTest {

  private static final String PATH = "/api/v1/people/";

  private final RunningLedger ledger = RunningLedger.ledger();

  /** People that no other test knows. */
  private final String some = "p" + ledger.newCompany() + ".";

  private Answer put(String person, String body) {
    return ledger.put(PATH + some + person, body);
  }

  private Answer leaves(String person, String until, String deputy) {
    return put(person, "{\"until\":\"%s\",\"deputy\":\"%s\"}".formatted(until, some + deputy));
  }

  private People people() {
    Settling.await(
        ledger.instance().getBeansOfType(Station.class).values(), Duration.ofSeconds(30));
    return ledger.bean(People.class);
  }

  @Test
  void rightsEndOnADayAndSomebodyAnswersThen() {
    Answer answer = leaves("a", "2012-12-31", "b");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .hasToString(
            "{\"person\":\"%sa\",\"until\":\"2012-12-31\",\"deputy\":\"%sb\",\"position\":%d}"
                .formatted(some, some, ledger.log().head()));
    assertThat(ledger.get(PATH + some + "a").body()).isEqualTo(answer.body());
    People people = people();
    assertThat(people.ended(new Caller(Kind.PERSON, some + "a", Map.of()))).isTrue();
    assertThat(people.responsible(some + "a", LocalDate.parse("2012-12-30"))).hasValue(some + "a");
    assertThat(people.responsible(some + "a", LocalDate.parse("2012-12-31"))).hasValue(some + "b");
  }

  @Test
  void somebodyOfWhomNothingWasSaidHoldsTheirRights() {
    assertThat(ledger.get(PATH + some + "x").body())
        .hasToString("{\"person\":\"%sx\",\"until\":null,\"position\":0}".formatted(some));
    long head = ledger.log().head();
    assertThat(put("x", "{\"until\":null}").position()).isZero();
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void whoComesBackHoldsTheirRightsAgain() {
    leaves("a", "2012-12-31", "b");
    Answer back = put("a", "{\"until\":null}");
    assertThat(back.body())
        .hasToString(
            "{\"person\":\"%sa\",\"until\":null,\"position\":%d}"
                .formatted(some, ledger.log().head()));
    assertThat(people().ended(new Caller(Kind.PERSON, some + "a", Map.of()))).isFalse();
  }

  @Test
  void theSameAgainChangesNothingAndAnswersAlike() {
    Answer first = leaves("a", "2026-12-31", "b");
    leaves("c", "2026-12-31", "b");
    long head = ledger.log().head();
    assertThat(leaves("a", "2026-12-31", "b")).isEqualTo(first);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void deputiesNeverLeadBack() {
    assertThat(leaves("a", "2026-12-31", "a").problem()).isEqualTo("deputies-in-a-circle");
    leaves("a", "2026-12-31", "b");
    leaves("b", "2027-12-31", "c");
    long head = ledger.log().head();

    Answer refused = leaves("c", "2028-12-31", "a");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/field")).isEqualTo("deputy");
    assertThat(refused.text("/errors/0/allowed"))
        .isEqualTo(
            "somebody whose deputies do not lead back: %1$sc → %1$sa → %1$sb → %1$sc"
                .formatted(some));
    assertThat(ledger.log().head()).isEqualTo(head);
    put("b", "{\"until\":null}");
    assertThat(leaves("c", "2028-12-31", "a").status()).isEqualTo(200);
  }

  @Test
  void atMostTwentyDeputiesFollowOneAnother() {
    for (int at = 20; at > 0; at--) {
      assertThat(leaves("n" + at, "2026-12-31", "n" + (at + 1)).status()).isEqualTo(200);
    }
    Answer refused = leaves("n0", "2026-12-31", "n1");
    assertThat(refused.problem()).isEqualTo("deputies-in-a-circle");
    assertThat(refused.text("/errors/0/allowed")).contains("at most 20");
  }

  /** Two who become each other's deputies at once: one of them is refused. */
  @Test
  void notEvenAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int time = 0; time < 10; time++) {
        String one = "l" + time;
        String other = "r" + time;
        List<Callable<Answer>> both =
            List.of(() -> leaves(one, "2026-12-31", other), () -> leaves(other, "2026-12-31", one));
        List<Integer> statuses =
            threads.invokeAll(both).stream().map(Future::resultNow).map(Answer::status).toList();
        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                       | until
          {"until":"2026-02-30"}                   | until
          {"until":20261231}                       | until
          {"until":null,"deputy":"li.na"}          | deputy
          {"until":"2026-12-31","deputy":" "}      | deputy
          {"until":"2026-12-31","reason":"moved"}  | reason
          """)
  void whatIsWrongIsNamedAndLeavesNoTrace(String body, String field) {
    long head = ledger.log().head();
    Answer answer = put("a", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactly(field);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void theListIsReadInPages() {
    leaves("a", "2026-12-31", "z");
    put("b", "{\"until\":\"2026-06-30\"}");
    put("c", "{\"until\":\"2026-06-30\"}");
    put("c", "{\"until\":null}");
    String after = "";
    StringBuilder all = new StringBuilder();
    do {
      Answer page = ledger.get("/api/v1/people?limit=2" + after);
      assertThat(page.status()).isEqualTo(200);
      for (JsonNode each : page.body().path("people")) {
        if (each.path("person").asString().startsWith(some)) {
          all.append(each);
        }
      }
      String next = page.text("/next");
      after = next.isEmpty() ? "" : "&after=" + next;
    } while (!after.isEmpty());
    assertThat(all)
        .hasToString(
            ("{\"person\":\"%1$sa\",\"until\":\"2026-12-31\",\"deputy\":\"%1$sz\"}"
                    + "{\"person\":\"%1$sb\",\"until\":\"2026-06-30\"}"
                    + "{\"person\":\"%1$sc\",\"until\":null}")
                .formatted(some));
  }

  @Test
  void eachChangeIsOnRecord() {
    leaves("a", "2026-12-31", "b");
    JsonNode entry = ledger.get("/api/v1/audit/ledger?limit=1").body().at("/entries/0");
    assertThat(entry.path("what").asString()).isEqualTo("rights");
    assertThat(entry.path("endpoint").asString()).isEqualTo("PUT /api/v1/people/{person}");
    assertThat(entry.path("asked"))
        .hasToString(
            "{\"deputy\":\"%1$sb\",\"person\":\"%1$sa\",\"until\":\"2026-12-31\"}".formatted(some));
  }
}
