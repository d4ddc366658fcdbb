package huikuan.ledger.period;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Closed days are opened by two people, over HTTP. */
class ReopeningTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private static final String NO = "{\"reason\":\"not now\"}";

  private final String lock = "/api/v1/companies/" + company + "/lock";

  @BeforeEach
  void julyBegins() {
    ledger.put(lock, "{\"lockedBefore\":\"2013-07-01\"}");
  }

  private String propose() {
    Answer proposed =
        ledger.sendAs(
            "li.na", "PUT", lock, "{\"lockedBefore\":\"2013-06-01\",\"reason\":\"late papers\"}");
    assertThat(proposed.status()).isEqualTo(202);
    return proposed.text("/proposal");
  }

  private Answer approve(String person, String id) {
    return ledger.sendAs(person, "POST", "/api/v1/approvals/" + id + "/approve", "");
  }

  private Answer reject(String person, String id, String body) {
    return ledger.sendAs(person, "POST", "/api/v1/approvals/" + id + "/reject", body);
  }

  private List<String> listed(String state) {
    return ledger
        .get("/api/v1/approvals?company=" + company + "&state=" + state)
        .body()
        .path("approvals")
        .valueStream()
        .map(each -> each.path("id").asString())
        .toList();
  }

  @Test
  void whatIsProposedWaitsAndSaysWhatWouldHappen() {
    String id = propose();

    assertThat(listed("open")).containsExactly(id);
    JsonNode told = ledger.get("/api/v1/approvals/" + id).body();
    assertThat(told.path("what"))
        .hasToString("{\"lockedBefore\":\"2013-07-01\",\"wanted\":\"2013-06-01\"}");
    assertThat(told.path("state").asString()).isEqualTo("open");
    assertThat(told.path("reason").asString()).isEqualTo("late papers");
    assertThat(told.path("proposedBy").asString()).isEqualTo("person:li.na");
    assertThat(told.path("needed").asInt()).isEqualTo(1);
    assertThat(told.path("kind").asString()).isEqualTo("lock");
    assertThat(told.path("company").asString()).isEqualTo(company);
    assertThat(told.path("lapsesAt").asString()).matches(".*T16:00:00Z");
  }

  @Test
  void anotherPersonOpensTheDays() {
    String id = propose();

    Answer approved = approve("wang.wei", id);

    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.text("/state")).isEqualTo("approved");
    assertThat(approved.text("/approvedBy/0/by")).isEqualTo("person:wang.wei");
    assertThat(ledger.get(lock).text("/lockedBefore")).isEqualTo("2013-06-01");
    assertThat(listed("open")).isEmpty();
    assertThat(listed("approved")).containsExactly(id);
  }

  @Test
  void neitherTheProposerNorWhoIsNotKnownOpensThem() {
    String id = propose();
    long head = ledger.log().head();

    Answer own = approve("li.na", id);
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.problem()).isEqualTo("own-proposal");
    Answer nobody = ledger.send("POST", "/api/v1/approvals/" + id + "/approve", "text/plain", "");
    assertThat(nobody.status()).isEqualTo(403);
    assertThat(nobody.problem()).isEqualTo("not-a-person");
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(listed("open")).containsExactly(id);
  }

  @Test
  void whatIsRejectedStaysClosed() {
    String id = propose();

    Answer rejected = reject("wang.wei", id, "{\"reason\":\"June is with the auditors\"}");
    assertThat(rejected.text("/state")).isEqualTo("rejected");
    assertThat(rejected.text("/rejected/by")).isEqualTo("person:wang.wei");
    assertThat(rejected.text("/rejected/reason")).isEqualTo("June is with the auditors");

    Answer late = approve("zhao.min", id);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("decided");
    assertThat(late.text("/detail")).contains("person:wang.wei", "June is with the auditors");
    assertThat(ledger.get(lock).text("/lockedBefore")).isEqualTo("2013-07-01");
  }

  @Test
  void theSamePersonMaySayTheSameAgain() {
    String approved = propose();
    approve("wang.wei", approved);
    long head = ledger.log().head();
    assertThat(approve("wang.wei", approved).text("/state")).isEqualTo("approved");
    assertThat(approve("zhao.min", approved).problem()).isEqualTo("decided");
    assertThat(reject("wang.wei", approved, NO).problem()).isEqualTo("decided");
    assertThat(ledger.log().head()).isEqualTo(head);
    ledger.put(lock, "{\"lockedBefore\":\"2013-07-01\"}");

    String rejected = propose();
    reject("wang.wei", rejected, NO);
    assertThat(reject("wang.wei", rejected, NO).text("/state")).isEqualTo("rejected");
    assertThat(reject("zhao.min", rejected, NO).problem()).isEqualTo("decided");
    assertThat(approve("wang.wei", rejected).problem()).isEqualTo("decided");
  }

  @Test
  void whoProposedItTakesItBack() {
    String id = propose();

    Answer other = withdraw("wang.wei", id);
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.problem()).isEqualTo("not-own-proposal");
    Answer own = withdraw("li.na", id);
    assertThat(own.text("/state")).isEqualTo("withdrawn");
    assertThat(own.text("/rejected/by")).isEqualTo("person:li.na");
    assertThat(withdraw("li.na", id).text("/state")).isEqualTo("withdrawn");

    assertThat(listed("withdrawn")).containsExactly(id);
    assertThat(listed("rejected")).isEmpty();
    Answer late = approve("wang.wei", id);
    assertThat(late.problem()).isEqualTo("decided");
    assertThat(late.text("/detail")).isEqualTo("Taken back by person:li.na: not now");
    assertThat(ledger.get(lock).text("/lockedBefore")).isEqualTo("2013-07-01");
  }

  private Answer withdraw(String person, String id) {
    return ledger.sendAs(person, "POST", "/api/v1/approvals/" + id + "/withdraw", NO);
  }

  @Test
  void aRefusalSaysWhy() {
    String id = propose();
    for (String body : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"x\",\"by\":\"me\"}")) {
      assertThat(reject("wang.wei", id, body).status()).isEqualTo(400);
    }
    assertThat(listed("open")).containsExactly(id);
  }

  @Test
  void ofManyWhoApproveAtOnceOneDoes() throws Exception {
    String id = propose();
    long head = ledger.log().head();
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> all =
          List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
              .map(person -> people.submit(() -> approve(person, id)))
              .toList();
      int approved = 0;
      for (Future<Answer> each : all) {
        Answer answer = each.get();
        if (answer.status() == 200) {
          approved++;
        } else {
          assertThat(answer.problem()).isEqualTo("decided");
        }
      }
      assertThat(approved).isEqualTo(1);
    }
    assertThat(ledger.log().ofAggregate("books/" + company, 0)).hasSize(3);
    assertThat(ledger.log().head()).isGreaterThan(head);
  }

  @Test
  void whoeverProposesAnewOvertakesWhatWaited() {
    String first = propose();
    Answer second =
        ledger.sendAs("zhao.min", "PUT", lock, "{\"lockedBefore\":null,\"reason\":\"all\"}");

    assertThat(listed("overtaken")).containsExactly(first);
    assertThat(listed("open")).containsExactly(second.text("/proposal"));
    assertThat(approve("wang.wei", first).problem()).isEqualTo("decided");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String id : List.of("lock." + company + ".7", "nothing", "other." + company + ".1")) {
      assertThat(ledger.get("/api/v1/approvals/" + id).status()).isEqualTo(404);
      assertThat(approve("wang.wei", id).status()).isEqualTo(404);
    }
    Answer asked = ledger.get("/api/v1/approvals?state=closed");
    assertThat(asked.status()).isEqualTo(400);
    assertThat(asked.text("/errors/0/allowed")).contains("open", "lapsed", "elsewhere");
  }

  @Test
  void aListGoesOnWhereItEnded() {
    String first = propose();
    ledger.sendAs("zhao.min", "PUT", lock, "{\"lockedBefore\":null,\"reason\":\"all\"}");
    String third = propose();

    String list = "/api/v1/approvals?company=" + company + "&state=overtaken&limit=1";
    Answer page = ledger.get(list);
    assertThat(page.text("/approvals/0/id")).isEqualTo(first);
    Answer next = ledger.get(list + "&after=" + page.text("/next"));
    assertThat(next.text("/approvals/0/id")).isEqualTo("lock." + company + ".2");
    assertThat(next.body().path("next").isNull() || next.body().path("next").isMissingNode())
        .isTrue();
    assertThat(listed("open")).containsExactly(third);
  }
}
