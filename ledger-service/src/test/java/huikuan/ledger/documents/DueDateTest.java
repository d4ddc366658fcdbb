package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A due date that is put off, on both clocks. The clock of the tests stands on 1 January 2013. */
class DueDateTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();
  private final String account = "/api/v1/accounts/" + erp.company() + ".A.USD";

  /** Posted on 2 November, due on 1 December. */
  @BeforeEach
  void invoice() {
    Answer put =
        ledger.put(
            "/api/v1/customers/" + erp.company() + "/A",
            """
            {"name":"Valves","contacts":[
              {"id":"ap-1","name":"Zhang Wei","role":"accountsPayable"}]}\
            """);
    assertThat(put.status()).as("%s", put.body()).isIn(200, 201);
    erp.post(
        erp.document("invoice", "1", "01-02", "\"dueOn\":\"2012-12-01\",\"amount\":\"100.00\"")
            .replace("2013-01-02", "2012-11-02"));
  }

  private Answer putOff(String body) {
    return ledger.sendAs("li.na", "POST", account + "/items/invoice/1/due-date", body);
  }

  private static String to(String number, String dueOn) {
    return """
    {"number":"%s","dueOn":"%s","agreedOn":"2012-11-20","reason":"late","contact":"ap-1"}\
    """
        .formatted(number, dueOn);
  }

  private JsonNode claim(String when) {
    return ledger.get(account + "/items?" + when).body().at("/items/0");
  }

  private String dueOn(String when) {
    return claim(when).path("dueOn").asString();
  }

  @Test
  void itIsTheOneInForceOnTheDayAsKnownAtTheMoment() {
    long before = ledger.log().head();
    Answer answer = putOff(to("E-1", "2012-12-20"));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    long known = answer.position();

    assertThat(dueOn("asOf=2012-11-19")).isEqualTo("2012-12-01");
    assertThat(dueOn("asOf=2012-11-20")).isEqualTo("2012-12-20");
    assertThat(dueOn("asOf=2012-12-10&knownAt=" + before)).isEqualTo("2012-12-01");
    assertThat(claim("asOf=2012-12-10&knownAt=" + before).path("daysLate").asInt()).isEqualTo(9);
    assertThat(claim("asOf=2012-12-10&knownAt=" + known).path("daysLate").asInt()).isZero();
    assertThat(claim("asOf=2012-12-25").path("daysLate").asInt()).isEqualTo(5);
    assertThat(ledger.get(account + "?asOf=2012-12-10").text("/overdue")).isEqualTo("0.00");
    assertThat(ledger.get(account + "?asOf=2012-12-10&knownAt=" + before).text("/overdue"))
        .isEqualTo("100.00");
    assertThat(ledger.get(account + "?asOf=2012-12-21").text("/overdue")).isEqualTo("100.00");
  }

  @ParameterizedTest(name = "{0}: {1} not due, {2}, {3}")
  @CsvSource({
    "2012-11-19&knownAt=now, 100.00, 0.00, 0.00",
    "2012-12-10&knownAt=now, 100.00, 0.00, 0.00",
    "2012-12-10&knownAt=before, 0.00, 100.00, 0.00",
    "2012-12-21&knownAt=now, 0.00, 100.00, 0.00",
    "2013-01-05&knownAt=before, 0.00, 0.00, 100.00",
    "2013-01-05&knownAt=now, 0.00, 100.00, 0.00"
  })
  void agesCountFromItAndBucketsAddUp(String asOf, String notDue, String first, String second) {
    long before = ledger.log().head();
    long known = putOff(to("E-1", "2012-12-20")).position();
    String when = asOf.replace("=now", "=" + known).replace("=before", "=" + before);
    for (String grouped : List.of("account", "customer", "salesOwner")) {
      Answer answer =
          ledger.get(
              "/api/v1/aging?company=%s&buckets=30,60&groupBy=%s&asOf=%s"
                  .formatted(erp.company(), grouped, when));
      JsonNode row = answer.body().at("/totals/0");
      assertThat(
              List.of(
                  row.path("notDue").asString(),
                  row.at("/buckets/0").asString(),
                  row.at("/buckets/1").asString(),
                  row.path("total").asString()))
          .as("%s", answer.body())
          .containsExactly(notDue, first, second, "100.00");
    }
  }

  @Test
  void openItemsAndStatementsTellIt() {
    putOff(to("E-1", "2012-12-20"));
    String items = "/api/v1/balances/items?company=" + erp.company() + "&asOf=2012-12-10";
    assertThat(ledger.get(items).text("/items/0/dueOn")).isEqualTo("2012-12-20");
    assertThat(ledger.get(items + "&dueTo=2012-12-19").body().path("items")).isEmpty();
    assertThat(ledger.get(items + "&dueFrom=2012-12-20").body().path("items")).hasSize(1);
    Answer statement = ledger.get(account + "/statement?from=2012-11-01&to=2012-12-10");
    assertThat(statement.body().path("movements")).hasSize(1);
    assertThat(statement.text("/movements/0/dueOn")).isEqualTo("2012-12-20");
    assertThat(
            ledger
                .get(account + "/statement?from=2012-11-01&to=2012-11-19")
                .text("/movements/0/dueOn"))
        .isEqualTo("2012-12-01");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        ledger
                            .get("/api/v1/items?company=" + erp.company() + "&dueFrom=2012-12-20")
                            .text("/items/0/dueOn"))
                    .isEqualTo("2012-12-20"));
  }

  @Test
  void theHistoryOfTheItemHasIt() {
    putOff(to("E-1", "2012-12-20"));
    JsonNode event = ledger.get(account + "/items/invoice/1/history").body().at("/events/1");
    assertThat(event.path("type").asString())
        .isEqualTo("huikuan.ledger.account.due-date-put-off.v1");
    assertThat(event.path("actor").asString()).isEqualTo("person:li.na");
    assertThat(event.path("change").asString()).isEqualTo("0.00");
    assertThat(event.path("open").asString()).isEqualTo("100.00");
    assertThat(event.path("document"))
        .hasToString(
            """
            {"kind":"extension","number":"E-1","postedOn":"2012-11-20","dueOn":"2012-12-20",\
            "putOff":{"claim":{"kind":"invoice","number":"1"},"before":"2012-12-01",\
            "agreedOn":"2012-11-20","contact":"ap-1"},"reason":"late"}\
            """);
  }

  @Test
  void theSameAgainIsTheSameAndOtherContentAConflict() {
    putOff(to("E-1", "2012-12-20"));
    long head = ledger.log().head();
    Answer again = putOff(to("E-1", "2012-12-20"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().has("proposal")).isFalse();
    Answer other = putOff(to("E-1", "2012-12-21"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("conflict");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void theSameAtOnceIsTheSameForAll() throws Exception {
    long position = atOnce(() -> putOff(to("E-1", "2012-12-20")));
    assertThat(atOnce(() -> putOff(to("E-1", "2012-12-20")))).isEqualTo(position);
    assertThat(atOnce(() -> takeBack("E-1", MISTAKE))).isGreaterThan(position);
    assertThat(ledger.get(account + "/items/invoice/1/history").body().path("events")).hasSize(3);
  }

  /** The one position that all have been told. */
  private static long atOnce(Callable<Answer> request) throws Exception {
    Set<Long> positions = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Answer> each : threads.invokeAll(Collections.nCopies(8, request))) {
        assertThat(each.get().status()).as("%s", each.get().body()).isEqualTo(200);
        positions.add(each.get().position());
      }
    }
    assertThat(positions).hasSize(1);
    return positions.iterator().next();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "张伟 13800138000", "zhang.wei@x.example", "AP-1"})
  void onlyAContactOfTheCustomerHasAgreed(String contact) {
    long head = ledger.log().head();
    String body = to("E-1", "2012-12-20").replace("ap-1", contact);
    Answer refused = putOff(body);
    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/field")).isEqualTo("contact");
    assertThat(refused.text("/errors/0/allowed")).contains(erp.company() + ".A");
    Answer posted = erp.post(extension(contact));
    assertThat(posted.text("/results/0/problem/type")).endsWith(":invalid");
    assertThat(posted.text("/results/0/problem/errors/0/field")).isEqualTo("contact");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  private String extension(String contact) {
    return erp.document(
        "extension",
        "E-1",
        "01-02",
        """
        "invoice":"1","dueOn":"2013-02-01","agreedOn":"2012-11-20","reason":"late","contact":"%s"\
        """
            .formatted(contact));
  }

  @Test
  void theSameAgainIsTheSameWhoeverIsAContactByNow() {
    long position = putOff(to("E-2", "2012-12-20")).position();
    assertThat(erp.post(extension("ap-1")).body().path("accepted").asInt()).isOne();
    Answer forgotten =
        ledger.sendAs(
            "chen.jing",
            "POST",
            "/api/v1/customers/" + erp.company() + "/A/contacts/ap-1/forget",
            "{\"reason\":\"asked for it\"}");
    assertThat(forgotten.status()).as("%s", forgotten.body()).isLessThan(300);
    assertThat(putOff(to("E-2", "2012-12-20")).position()).isEqualTo(position);
    assertThat(erp.post(extension("ap-1")).body().path("duplicates").asInt()).isOne();
    assertThat(putOff(to("E-3", "2013-02-02")).text("/errors/0/field")).isEqualTo("contact");
  }

  @Test
  void whatWaitsOfAnAccountIsListed() {
    String id = putOff(to("E-1", "2013-01-02")).text("/proposal");
    String all = "/api/v1/approvals?company=" + erp.company() + "&account=";
    String own = account.substring(account.lastIndexOf('/') + 1);
    Answer listed = ledger.get(all + own);
    assertThat(listed.body().path("approvals")).hasSize(1);
    assertThat(listed.text("/approvals/0/id")).isEqualTo(id);
    assertThat(ledger.get(all + own + "&state=approved").body().path("approvals")).isEmpty();
    assertThat(ledger.get(all + erp.company() + ".B.USD").body().path("approvals")).isEmpty();
    assertThat(ledger.get(all + "B").text("/errors/0/field")).isEqualTo("account");
  }

  /** 30 days in all; also in parts. */
  @Test
  void moreThanThirtyDaysNeedAnother() {
    assertThat(putOff(to("E-1", "2012-12-31")).status()).isEqualTo(200);
    Answer proposed = putOff(to("E-2", "2013-01-01"));
    assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(202);
    assertThat(proposed.body().path("needed").asInt()).isEqualTo(1);
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2012-12-31");

    String approval = "/api/v1/approvals/" + proposed.text("/proposal");
    Answer waiting = ledger.get(approval);
    assertThat(waiting.text("/what/amount")).isEqualTo("100.00 USD");
    assertThat(waiting.text("/what/document")).contains("\"dueOn\":\"2013-01-01\"");
    assertThat(ledger.sendAs("li.na", "POST", approval + "/approve", "").problem())
        .isEqualTo("own-proposal");
    assertThat(ledger.sendAs("wang.wei", "POST", approval + "/approve", "").text("/state"))
        .isEqualTo("approved");
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2013-01-01");
  }

  /** The one that was agreed later stands: the older proposal is to be made anew. */
  @Test
  void aProposalIsNotApprovedOnADueDateThatWasMovedMeanwhile() {
    Answer proposed = putOff(to("E-2", "2013-01-31"));
    assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(202);
    String approval = "/api/v1/approvals/" + proposed.text("/proposal");
    assertThat(putOff(to("E-3", "2012-12-20")).status()).isEqualTo(200);

    Answer refused = ledger.sendAs("wang.wei", "POST", approval + "/approve", "");
    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("due-date-moved");
    assertThat(refused.text("/errors/0/field")).isEqualTo("dueOn");
    assertThat(refused.text("/errors/0/allowed")).contains("2012-12-20", "2012-12-01");
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2012-12-20");
    assertThat(ledger.get(approval).text("/state")).isEqualTo("open");

    String mistake = "{\"number\":\"X-9\",\"reason\":\"another customer\"}";
    assertThat(takeBack("E-3", mistake).status()).isEqualTo(200);
    assertThat(ledger.sendAs("wang.wei", "POST", approval + "/approve", "").text("/state"))
        .as("the due date is as it was")
        .isEqualTo("approved");
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2013-01-31");
  }

  private Answer takeBack(String extension, String body) {
    return ledger.sendAs(
        "li.na", "POST", account + "/items/invoice/1/due-date/" + extension + "/reverse", body);
  }

  private static final String MISTAKE = "{\"number\":\"X-1\",\"reason\":\"another customer\"}";

  @Test
  void anExtensionThatIsTakenBackIsAsIfItHadNeverBeenOnBothClocks() {
    long before = ledger.log().head();
    long putOff = putOff(to("E-1", "2012-12-20")).position();
    Answer answer = takeBack("E-1", MISTAKE);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    long known = answer.position();

    for (long at : new long[] {before, known}) {
      assertThat(dueOn("asOf=2012-12-10&knownAt=" + at)).isEqualTo("2012-12-01");
      assertThat(claim("asOf=2012-12-10&knownAt=" + at).path("daysLate").asInt()).isEqualTo(9);
      assertThat(ledger.get(account + "?asOf=2012-12-10&knownAt=" + at).text("/overdue"))
          .isEqualTo("100.00");
      assertThat(overdue("2012-12-10&knownAt=" + at)).isEqualTo("100.00");
    }
    assertThat(dueOn("asOf=2012-12-10&knownAt=" + putOff)).isEqualTo("2012-12-20");
    assertThat(overdue("2012-12-10&knownAt=" + putOff)).isEqualTo("0.00");
    String items = "/api/v1/balances/items?company=" + erp.company() + "&asOf=2012-12-10";
    assertThat(ledger.get(items).text("/items/0/dueOn")).isEqualTo("2012-12-01");
    assertThat(ledger.get(items + "&dueFrom=2012-12-02").body().path("items")).isEmpty();
    Answer statement = ledger.get(account + "/statement?from=2012-11-01&to=2012-12-10");
    assertThat(statement.body().path("movements")).hasSize(1);
    assertThat(statement.text("/movements/0/dueOn")).isEqualTo("2012-12-01");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        ledger.get("/api/v1/items?company=" + erp.company()).text("/items/0/dueOn"))
                    .isEqualTo("2012-12-01"));
  }

  private String overdue(String asOf) {
    return ledger
        .get("/api/v1/aging?company=%s&buckets=30&asOf=%s".formatted(erp.company(), asOf))
        .text("/totals/0/buckets/0");
  }

  @Test
  void itCountsFromItsOwnDayIfOneIsTold() {
    putOff(to("E-1", "2012-12-20"));
    putOff(to("E-2", "2012-12-25"));
    String body = MISTAKE.replace("}", ",\"postedOn\":\"2012-12-22\"}");
    assertThat(takeBack("E-2", body).status()).isEqualTo(200);
    assertThat(dueOn("asOf=2012-12-21")).isEqualTo("2012-12-25");
    assertThat(dueOn("asOf=2012-12-22")).isEqualTo("2012-12-20");
    assertThat(claim("asOf=2012-12-23").path("daysLate").asInt()).isEqualTo(3);
  }

  @Test
  void theHistoryOfTheItemHasThatItWasTakenBack() {
    putOff(to("E-1", "2012-12-20"));
    takeBack("E-1", MISTAKE);
    JsonNode event = ledger.get(account + "/items/invoice/1/history").body().at("/events/2");
    assertThat(event.path("type").asString())
        .isEqualTo("huikuan.ledger.account.extension-taken-back.v1");
    assertThat(event.path("actor").asString()).isEqualTo("person:li.na");
    assertThat(event.path("open").asString()).isEqualTo("100.00");
    assertThat(event.path("document"))
        .hasToString(
            """
            {"kind":"reversal","number":"X-1","postedOn":"2012-11-20","dueOn":"2012-12-01",\
            "reverses":{"kind":"extension","number":"E-1"},"reason":"another customer"}\
            """);
  }

  @Test
  void itIsTakenBackOnceAndTheLastOneFirst() {
    putOff(to("E-1", "2012-12-20"));
    putOff(to("E-2", "2012-12-25"));
    long head = ledger.log().head();
    Answer first = takeBack("E-1", MISTAKE);
    assertThat(first.problem()).isEqualTo("put-off-later");
    assertThat(first.text("/errors/0/allowed"))
        .isEqualTo("first reverse extension E-2, which puts off the same due date");
    assertThat(takeBack("E-9", MISTAKE).status()).isEqualTo(404);
    assertThat(ledger.log().head()).isEqualTo(head);

    assertThat(takeBack("E-2", MISTAKE).status()).isEqualTo(200);
    head = ledger.log().head();
    assertThat(takeBack("E-2", MISTAKE).status()).as("the same again").isEqualTo(200);
    assertThat(takeBack("E-2", MISTAKE.replace("X-1", "X-2")).problem())
        .isEqualTo("already-reversed");
    assertThat(takeBack("E-2", "{\"number\":\"X-3\"}").text("/errors/0/field")).isEqualTo("reason");
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(putOff(to("E-2", "2012-12-25")).status()).as("a duplicate").isEqualTo(200);
  }

  @Test
  void whatNeededAnotherNeedsAnotherToBeTakenBack() {
    Answer proposed = putOff(to("E-1", "2013-01-05"));
    String approval = "/api/v1/approvals/";
    ledger.sendAs("wang.wei", "POST", approval + proposed.text("/proposal") + "/approve", "");
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2013-01-05");

    Answer back = takeBack("E-1", MISTAKE);
    assertThat(back.status()).as("%s", back.body()).isEqualTo(202);
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2013-01-05");
    String proposal = approval + back.text("/proposal");
    assertThat(ledger.get(proposal).text("/what/amount")).isEqualTo("100.00 USD");
    assertThat(ledger.sendAs("wang.wei", "POST", proposal + "/approve", "").text("/state"))
        .isEqualTo("approved");
    assertThat(dueOn("asOf=2013-01-01")).isEqualTo("2012-12-01");
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          not-put-off     | dueOn     | {"number":"E","dueOn":"2012-12-01","agreedOn":"2012-11-20","reason":"x"}
          put-off-too-far | dueOn     | {"number":"E","dueOn":"2014-12-02","agreedOn":"2012-11-20","reason":"x"}
          agreed-later    | agreedOn  | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-12-02","postedOn":"2012-12-01","reason":"x"}
          due-before-posted | postedOn | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-11-20","postedOn":"2012-12-21","reason":"x"}
          too-early       | postedOn  | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-11-01","reason":"x"}
          invalid         | reason    | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-11-20"}
          invalid         | customer  | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-11-20","reason":"x","customer":"A"}
          invalid         | invoice   | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-11-20","reason":"x","invoice":"1"}
          invalid         | name      | {"number":"E","dueOn":"2012-12-20","agreedOn":"2012-11-20","reason":"x","name":"Li"}
          """)
  void whatIsWrongIsRefused(String problem, String field, String body) {
    long head = ledger.log().head();
    Answer answer = putOff(body);
    assertThat(answer.problem()).as("%s", answer.body()).isEqualTo(problem);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void anUnknownOrSettledInvoiceIsRefusedAndSoIsARefund() {
    String path = account + "/items/";
    String body = to("E", "2012-12-20");
    assertThat(ledger.sendAs("li.na", "POST", path + "invoice/9/due-date", body).problem())
        .isEqualTo("unknown-invoice");
    assertThat(ledger.sendAs("li.na", "POST", path + "refund/1/due-date", body).status())
        .isEqualTo(400);
    erp.post(
        erp.document("receipt", "R", "01-02", "\"amount\":\"100.00\"")
            .replace("2013-01-02", "2012-12-20"));
    assertThat(putOff(body).problem()).isEqualTo("invoice-not-open");
  }
}
