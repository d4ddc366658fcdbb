package huikuan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Contracts as clients tell and read them. The clock of the tests stands in January 2013. */
class ContractsTest {

  private static final String LINE =
      """
      {"customer":"A","title":"Line 4","signedOn":"2012-06-01","currency":"CNY","amount":"400.00",
       "terms":{"kind":"net","days":30,"from":"delivery"},
       "milestones":[{"id":"M1","name":"delivered","amount":"120.00","plannedOn":"2012-12-01"},
                     {"id":"M2","name":"runs","amount":"280.00","actualOn":"2012-12-20"}]}
      """;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String contracts = "/api/v1/contracts/" + company + "/";

  private static String frame(String title, String more) {
    return "{\"customer\":\"A\",\"title\":\"%s\"%s}".formatted(title, more);
  }

  private static String replacing(String... ids) {
    return ",\"replaces\":[\"" + String.join("\",\"", ids) + "\"]";
  }

  private Answer act(String path, String body) {
    return ledger.post(ledger.instance(), contracts + path, body);
  }

  private Answer list(String question) {
    return ledger.get("/api/v1/contracts?company=" + company + question);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void aContractCanBeReadAsItWasTold() {
    Answer put = ledger.put(contracts + "C-1", LINE);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.etag()).isEqualTo("\"1\"");

    Answer get = ledger.get(contracts + "C-1?atLeast=" + put.position());
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.etag()).isEqualTo("\"1\"");
    assertThat(get.body())
        .hasToString(
            """
            {"company":"%s","contract":"C-1","version":1,"position":%d,"customer":"A",\
            "title":"Line 4","signedOn":"2012-06-01","currency":"CNY","amount":"400.00",\
            "terms":{"kind":"net","days":30,"from":"delivery"},\
            "milestones":[{"id":"M1","name":"delivered","amount":"120.00",\
            "plannedOn":"2012-12-01","recorded":false},{"id":"M2","name":"runs",\
            "amount":"280.00","actualOn":"2012-12-20","recorded":false}],\
            "chasingStarts":[],"requires":[],"replaces":[],"splitFrom":[],"replacedBy":[],\
            "splitInto":[]}\
            """
                .formatted(company, put.position()));
  }

  @Test
  void theSameAgainChangesNothing() {
    Answer first = ledger.put(contracts + "C-1", LINE);
    long head = ledger.log().head();

    Answer again = ledger.put(contracts + "C-1", LINE.replace("\"400.00\"", "\"400\""));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aChangeIsMadeOfWhatWasReadAndOfNothingElse() {
    String path = contracts + "C-1";
    String other = LINE.replace("Line 4", "Line 5");
    assertThat(ledger.put(path, "If-Match", "\"1\"", LINE).status()).isEqualTo(412);
    assertThat(ledger.put(path, "If-None-Match", "*", LINE).status()).isEqualTo(201);
    assertThat(ledger.put(path, "If-None-Match", "*", other).problem())
        .isEqualTo("changed-meanwhile");
    assertThat(ledger.put(path, "If-None-Match", "*", LINE).status()).isEqualTo(200);
    assertThat(ledger.put(path, "If-Match", "\"1\"", other).status()).isEqualTo(200);
    assertThat(ledger.put(path, "If-Match", "\"1\"", LINE).status()).isEqualTo(412);
    assertThat(ledger.put(path, "If-Match", "\"1\"", other).status()).isEqualTo(200);
    assertThat(ledger.put(path, "If-None-Match", "\"1\"", LINE).text("/errors/0/field"))
        .isEqualTo("If-None-Match");
    assertThat(ledger.get(path).text("/title")).isEqualTo("Line 5");
  }

  @Test
  void aShortRequestTakesNothingAwayUnlessItSaysSo() {
    String path = contracts + "C-1";
    ledger.put(path, LINE);

    Answer refused = ledger.put(path, frame("Line 4b", ""));

    assertThat(refused.status()).isEqualTo(428);
    assertThat(refused.problem()).isEqualTo("version-required");
    assertThat(
            refused.body().path("errors").valueStream().map(each -> each.path("field").asString()))
        .containsExactly("signedOn", "currency", "amount", "terms", "milestones");
    assertThat(refused.text("/errors/0/allowed")).startsWith("named, since the contract has it");
    assertThat(ledger.get(path).text("/version")).isEqualTo("1");

    String emptied =
        ",\"signedOn\":null,\"currency\":null,\"amount\":null,\"terms\":null,\"milestones\":[]";
    assertThat(ledger.put(path, frame("Line 4b", emptied)).status()).isEqualTo(200);
    assertThat(ledger.put(path, frame("Line 4b", "")).status()).as("the same").isEqualTo(200);
    assertThat(ledger.put(path, LINE).status()).isEqualTo(200);
    assertThat(ledger.put(path, "If-Match", "\"3\"", frame("Line 4b", "")).status()).isEqualTo(200);
    assertThat(ledger.get(path).body().has("terms")).isFalse();
  }

  @Test
  void aContractIsReadAsItWasKnown() {
    long first = ledger.put(contracts + "C-1", LINE).position();
    ledger.put(contracts + "C-1", LINE.replace("Line 4", "Line 5"));

    assertThat(ledger.get(contracts + "C-1?knownAt=" + first).text("/title")).isEqualTo("Line 4");
    assertThat(ledger.get(contracts + "C-1?knownAt=" + (first - 1)).status()).isEqualTo(404);
    assertThat(ledger.get(contracts + "C-1?knownAt=1999-01-01T00:00:00Z").status()).isEqualTo(404);
    assertThat(ledger.get(contracts + "C-1?knownAt=2199-01-01T00:00:00Z").text("/title"))
        .isEqualTo("Line 5");
    assertThat(ledger.get(contracts + "C-1?knownAt=then").text("/errors/0/field"))
        .isEqualTo("knownAt");
    assertThat(ledger.get(contracts + "C-9").problem()).isEqualTo("not-found");
    assertThat(ledger.get(contracts + "C-9/history").status()).isEqualTo(404);
    assertThat(ledger.get(contracts + "C-9/due").status()).isEqualTo(404);
  }

  @Test
  void theHistoryTellsWhoToldWhatAndWhen() {
    String path = contracts + "C-1";
    ledger.sendAs("li.na", "PUT", path, LINE);
    ledger.sendAs(
        "wang.wei",
        "POST",
        path + "/milestones/M1/reached",
        "{\"on\":\"2012-12-03\",\"note\":\"two lorries\"}");
    ledger.sendAs("li.na", "POST", path + "/milestones/M1/reopened", "{\"reason\":\"wrong one\"}");

    Answer page = ledger.get(path + "/history?limit=2");

    JsonNode versions = page.body().path("versions");
    assertThat(versions).hasSize(2);
    assertThat(page.text("/versions/0/change")).isEqualTo("milestoneReopened");
    assertThat(page.text("/versions/0/note")).isEqualTo("wrong one");
    assertThat(page.text("/versions/1/by")).contains("wang.wei");
    assertThat(page.text("/versions/1/milestone")).isEqualTo("M1");
    assertThat(page.text("/versions/1/note")).isEqualTo("two lorries");
    assertThat(page.text("/versions/1/contract/milestones/0/actualOn")).isEqualTo("2012-12-03");
    assertThat(page.text("/versions/1/recordedAt")).isNotEmpty();
    Answer last = ledger.get(path + "/history?limit=2&after=" + page.text("/next"));
    assertThat(last.body().path("versions")).hasSize(1);
    assertThat(last.text("/versions/0/change")).isEqualTo("contract");
    assertThat(last.body().has("next")).isFalse();
  }

  @Test
  void peopleRecordMilestonesAndTheErpTakesNothingBack() {
    ledger.put(contracts + "C-1", LINE);
    String reached = "{\"on\":\"2012-12-03\",\"acceptedOn\":\"2012-12-04\",\"acceptedBy\":\"Fan\"}";
    Answer told = act("C-1/milestones/M1/reached", reached);
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.etag()).isEqualTo("\"2\"");
    assertThat(act("C-1/milestones/M1/reached", reached).position()).isEqualTo(told.position());

    ledger.put(contracts + "C-1", LINE.replace("Line 4", "Line 5"));
    JsonNode milestone = ledger.get(contracts + "C-1").body().at("/milestones/0");
    assertThat(milestone.path("actualOn").asString()).isEqualTo("2012-12-03");
    assertThat(milestone.path("acceptedBy").asString()).isEqualTo("Fan");
    assertThat(milestone.path("recorded").booleanValue()).isTrue();

    assertThat(act("C-1/milestones/M2/reopened", "{\"reason\":\"it leaks\"}").status())
        .isEqualTo(200);
    ledger.put(contracts + "C-1", LINE);
    assertThat(ledger.get(contracts + "C-1").body().at("/milestones/1").has("actualOn")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          M9/reached  | {"on":"2012-12-03"}                             | 404 | not-found             | There is no milestone M9.
          M1/reached  | {"on":"2199-12-03"}                             | 400 | invalid               | the company's today, or earlier
          M1/reached  | {}                                              | 400 | invalid               | on: a date
          M1/reached  | {"on":"2012-12-03","acceptedOn":"2012-12-02"}   | 400 | invalid               | 2012-12-03 (on) or later
          M1/reached  | {"on":"2012-12-03","acceptedBy":"Fan"}          | 400 | invalid               | only with acceptedOn
          M1/reached  | {"on":"2012-12-03","reason":"x"}                | 400 | invalid               | no such field
          M1/reopened | {"reason":"x"}                                  | 409 | milestone-not-reached | Nothing is to be taken back of M1
          M2/reopened | {}                                              | 400 | invalid               | reason: 1 to 500
          """)
  void whatCannotBeSaidOfAMilestoneIsRefused(
      String act, String body, int status, String problem, String detail) {
    ledger.put(contracts + "C-1", LINE);
    long head = ledger.log().head();

    Answer refused = act("C-1/milestones/" + act, body);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.problem()).isEqualTo(problem);
    assertThat(refused.text("/detail")).contains(detail);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aMilestoneThatPeopleRecordedIsNotLeftOut() {
    ledger.put(contracts + "C-1", LINE);
    act("C-1/milestones/M1/reached", "{\"on\":\"2012-12-03\"}");

    Answer refused = ledger.put(contracts + "C-1", frame("Line 4", ""));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("milestone-reached");
    assertThat(refused.text("/detail")).contains("M1, which was recorded as reached on 2012-12-03");
    assertThat(ledger.get(contracts + "C-1").text("/version")).isEqualTo("2");
  }

  @Test
  void aContractNeverMovesToAnotherCustomer() {
    ledger.put(contracts + "C-1", LINE);
    Answer refused = ledger.put(contracts + "C-1", LINE.replace("\"A\"", "\"B\""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("other-customer");
    assertThat(refused.text("/errors/0/field")).isEqualTo("customer");
    assertThat(refused.text("/errors/0/allowed")).startsWith("A: a contract never moves");
  }

  @Test
  void aReplacedContractSaysByWhichAndDoesNotChange() {
    ledger.put(contracts + "C-1", LINE);
    long before = ledger.put(contracts + "C-2", frame("new", replacing("C-1"))).position();

    Answer old = ledger.get(contracts + "C-1");
    assertThat(texts(old.body().path("replacedBy"))).containsExactly("C-2");
    assertThat(ledger.get(contracts + "C-1?knownAt=" + (before - 1)).body().path("replacedBy"))
        .isEmpty();
    Answer refused = ledger.put(contracts + "C-1", LINE.replace("Line 4", "Line 5"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("contract-replaced");
    assertThat(refused.text("/detail")).startsWith("C-2 stands in its place");
    assertThat(act("C-1/milestones/M1/reached", "{\"on\":\"2012-12-03\"}").problem())
        .isEqualTo("contract-replaced");
    assertThat(ledger.put(contracts + "C-1", LINE).status()).isEqualTo(200);

    assertThat(ledger.put(contracts + "C-2", frame("new", ",\"replaces\":[]")).status())
        .isEqualTo(200);
    assertThat(ledger.get(contracts + "C-1").body().path("replacedBy")).isEmpty();
    assertThat(ledger.put(contracts + "C-1", LINE.replace("Line 4", "Line 5")).status())
        .isEqualTo(200);
  }

  @Test
  void aContractThatAPartWasTakenFromGoesOn() {
    ledger.put(contracts + "C-1", LINE);
    ledger.put(contracts + "C-1b", frame("part", ",\"splitFrom\":[\"C-1\"]"));

    Answer old = ledger.get(contracts + "C-1");
    assertThat(texts(old.body().path("splitInto"))).containsExactly("C-1b");
    assertThat(old.body().path("replacedBy")).isEmpty();
    assertThat(ledger.put(contracts + "C-1", LINE.replace("Line 4", "rest")).status())
        .isEqualTo(200);
  }

  @Test
  void contractsDoNotComeFromEachOtherInACircle() {
    ledger.put(contracts + "C-1", frame("one", ""));
    ledger.put(contracts + "C-2", frame("two", ",\"splitFrom\":[\"C-1\"]"));
    ledger.put(contracts + "C-3", frame("three", ",\"splitFrom\":[\"C-2\"]"));
    long head = ledger.log().head();

    Answer refused = ledger.put(contracts + "C-1", frame("one", replacing("C-3")));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("contracts-in-a-circle");
    assertThat(refused.text("/errors/0/field")).isEqualTo("replaces[0]");
    assertThat(refused.text("/errors/0/allowed")).contains("C-1 from C-3 from C-2 from C-1");
    assertThat(ledger.put(contracts + "C-9", frame("nine", replacing("C-9"))).problem())
        .isEqualTo("contracts-in-a-circle");
    assertThat(ledger.put(contracts + "C-9", frame("nine", replacing("C-8"))).problem())
        .isEqualTo("unknown-contract");
    assertThat(ledger.get(contracts + "C-9").status()).isEqualTo(404);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aContractComesFromThoseOfItsCustomerOnly() {
    ledger.put(contracts + "C-1", LINE);
    Answer refused =
        ledger.put(contracts + "C-2", frame("x", replacing("C-1")).replace("\"A\"", "\"B\""));
    assertThat(refused.problem()).isEqualTo("other-customer");
    assertThat(refused.text("/errors/0/allowed")).contains("C-1 is with A");
  }

  @Test
  void manyWhoReplaceEachOtherAtOnceMakeNoCircle() {
    int many = 4;
    IntStream.range(0, many).forEach(at -> ledger.put(contracts + "R" + at, frame("r", "")));

    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, many)
            .mapToObj(
                at ->
                    CompletableFuture.supplyAsync(
                        () ->
                            ledger.put(
                                contracts + "R" + at,
                                frame("r", replacing("R" + (at + 1) % many)))))
            .toList();

    List<String> outcomes =
        answers.stream()
            .map(CompletableFuture::join)
            .map(answer -> answer.status() == 200 ? "changed" : answer.problem())
            .toList();
    assertThat(outcomes)
        .contains("changed")
        .containsAnyOf("contracts-in-a-circle", "contract-replaced")
        .isSubsetOf("changed", "contracts-in-a-circle", "contract-replaced");
  }

  @Test
  void theContractsOfACustomerAreListed() {
    ledger.put(contracts + "C-2", LINE);
    ledger.put(contracts + "C-10", frame("ten", replacing("C-2")));
    ledger.put(contracts + "C-3", frame("three", ""));
    ledger.put(contracts + "C-4", LINE.replace("\"A\"", "\"B\""));

    Answer page = list("&customer=A&limit=2");
    assertThat(page.text("/contracts/0/contract")).isEqualTo("C-10");
    assertThat(page.body().at("/contracts/1"))
        .hasToString(
            """
            {"contract":"C-2","version":1,"title":"Line 4","signedOn":"2012-06-01",\
            "currency":"CNY","amount":"400.00","milestones":2,"reached":1,\
            "replacedBy":["C-10"]}\
            """);
    Answer rest = list("&customer=A&limit=2&after=" + page.text("/next"));
    assertThat(rest.body().path("contracts")).hasSize(1);
    assertThat(rest.text("/contracts/0/contract")).isEqualTo("C-3");
    assertThat(rest.body().has("next")).isFalse();
    assertThat(list("&customer=NOBODY").body().path("contracts")).isEmpty();
    assertThat(list("").text("/errors/0/field")).isEqualTo("customer");
    assertThat(list("&customer=B&after=" + page.text("/next")).status()).isEqualTo(400);
  }

  @Test
  void aClaimIsDueAsAgreedAndByLaw() {
    ledger.put(
        contracts + "C-1",
        LINE.replace("2012-06-01", "2026-01-08")
            .replaceFirst("\\{", "{\"law\":{\"debtor\":\"large\",\"creditor\":\"small\"},"));

    Answer due = ledger.get(contracts + "C-1/due?deliveredOn=2026-03-02");

    assertThat(due.body())
        .hasToString(
            """
            {"company":"%s","contract":"C-1","version":1,\
            "agreed":{"dueOn":"2026-04-01","rule":"netDays",\
            "facts":{"from":"delivery","start":"2026-03-02","days":30},"parts":[]},\
            "statutory":{"jurisdiction":"CN","dueOn":"2026-05-06","contractDate":"2026-01-08",\
            "from":"delivery","start":"2026-03-02","days":60,"movedFrom":"2026-05-01",\
            "dayOffArticle":"民法典第203条","undeclared":true,"beyond":"reasonably",\
            "article":"国务院令第802号第9、10条","source":"%s"}}\
            """
                .formatted(company, due.text("/statutory/source")));
    assertThat(due.text("/statutory/source")).contains("802");
    Answer unknown = ledger.get(contracts + "C-1/due");
    assertThat(unknown.text("/agreed/rule")).isEqualTo("noStart");
    assertThat(unknown.text("/statutory/reason")).isEqualTo("noStart");
    assertThat(ledger.get(contracts + "C-1/due?deliveredOn=2026-02-30").text("/errors/0/field"))
        .isEqualTo("deliveredOn");
  }

  @Test
  void wrongDataIsRefusedAndLeavesNoTrace() {
    long head = ledger.log().head();
    Answer refused = ledger.put(contracts + "C-1", LINE.replace("280.00", "290.00"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/field")).isEqualTo("milestones");
    assertThat(refused.text("/errors/0/allowed"))
        .isEqualTo("amounts that add up to 400.00, the contract's; not 410.00");
    assertThat(ledger.put(contracts + "C-1", "[]").problem()).isEqualTo("not-json");
    assertThat(ledger.put("/api/v1/contracts/CN.01/C-1", LINE).text("/errors/0/field"))
        .isEqualTo("company");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void namesWithSlashesAndDotsAreOnesOfTheirOwn() {
    assertThat(ledger.put(contracts + "A%2FB.%E4%B8%8A%20x", LINE).text("/contract"))
        .isEqualTo("A/B.上 x");
    assertThat(ledger.get(contracts + "A%2FB.%E4%B8%8A%20x").text("/contract"))
        .isEqualTo("A/B.上 x");
  }
}
