package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.platform.eventlog.LogStorageEngine;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PostingDocumentsTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();

  private String invoice(String customer, String number, String amount) {
    return """
    {"kind":"invoice","company":"%s","customer":"%s","currency":"USD","number":"%s",
     "postedOn":"2013-01-02","dueOn":"2013-02-01","amount":"%s"}"""
        .formatted(company, customer, number, amount);
  }

  private String receipt(String customer, String number, String amount, String allocations) {
    return """
    {"kind":"receipt","company":"%s","customer":"%s","currency":"USD","number":"%s",
     "postedOn":"2013-01-15","amount":"%s","allocations":%s}"""
        .formatted(company, customer, number, amount, allocations);
  }

  private static String array(String... documents) {
    return "[" + String.join(",", documents) + "]";
  }

  private static List<String> statuses(Answer answer) {
    return answer
        .body()
        .path("results")
        .valueStream()
        .map(r -> r.path("status").asString())
        .toList();
  }

  private static String problem(Answer answer, int index) {
    return RunningLedger.problemOf(answer.body().at("/results/" + index + "/problem"));
  }

  private List<RecordedEvent> events(String customer) {
    return ledger.log().ofAggregate(company + "." + customer + ".USD", 0);
  }

  @Test
  void acceptedDocumentsAnswerWithTheirAccountAndPosition() {
    Answer answer =
        ledger.documents(
            array(
                invoice("A", "1", "55.94"),
                receipt("A", "R1", "55.94", "[{\"invoice\":\"1\",\"amount\":\"55.94\"}]")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.body().path("duplicates").asInt()).isZero();
    assertThat(answer.body().path("rejected").asInt()).isZero();
    assertThat(answer.body().at("/results/1"))
        .hasToString(
            "{\"index\":1,\"status\":\"accepted\",\"account\":\"%s.A.USD\",\"position\":%d}"
                .formatted(company, answer.position()));
    assertThat(events("A")).extracting(RecordedEvent::position).containsOnly(answer.position());
  }

  @Test
  void oneBadDocumentNeverHurtsItsNeighbours() {
    Answer answer =
        ledger.documents(
            array(
                invoice("A", "1", "10.00"),
                invoice("A", "2", "-1"),
                "7",
                invoice("B", "3", "10.00"),
                receipt("B", "R", "11.00", "[{\"invoice\":\"3\",\"amount\":\"11.00\"}]")));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(statuses(answer))
        .containsExactly("accepted", "rejected", "rejected", "accepted", "rejected");
    assertThat(answer.body().path("rejected").asInt()).isEqualTo(3);
    assertThat(problem(answer, 1)).isEqualTo("invalid");
    assertThat(answer.text("/results/1/problem/errors/0/field")).isEqualTo("amount");
    assertThat(problem(answer, 4)).isEqualTo("exceeds-open-amount");
    assertThat(answer.text("/results/4/problem/errors/0/field")).isEqualTo("allocations[0].amount");
    assertThat(events("B")).hasSize(1);
  }

  @Test
  void theSameDocumentAgainAnswersAsTheFirstTime() {
    Answer first = ledger.documents(array(invoice("A", "1", "55.90")));
    ledger.documents(array(invoice("A", "2", "1.00")));
    long head = ledger.log().head();

    Answer again = ledger.documents(array(invoice("A", "1", "55.9")));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("duplicates").asInt()).isEqualTo(1);
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(again.body().at("/results/0"))
        .hasToString(
            "{\"index\":0,\"status\":\"duplicate\",\"account\":\"%s.A.USD\",\"position\":%d}"
                .formatted(company, first.position()));
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void theSameNumberWithOtherContentIsAConflictAndLeavesNoTrace() {
    ledger.documents(array(invoice("A", "1", "55.90")));
    long head = ledger.log().head();

    Answer other =
        ledger.documents(array(invoice("A", "1", "55.91"), invoice("ELSEWHERE", "1", "55.90")));

    assertThat(other.status()).isEqualTo(207);
    assertThat(problem(other, 0)).isEqualTo("conflict");
    assertThat(problem(other, 1)).isEqualTo("conflict");
    assertThat(other.text("/results/1/problem/detail")).contains(company + ".A.USD");
    assertThat(other.position()).isEqualTo(head);
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(events("ELSEWHERE")).isEmpty();
  }

  @Test
  void aRejectionLeavesNoTraceAndItsNumberFree() {
    String tooMuch = receipt("A", "R", "10.00", "[{\"invoice\":\"1\",\"amount\":\"10.00\"}]");
    Answer early = ledger.documents(array(tooMuch));
    assertThat(problem(early, 0)).isEqualTo("unknown-invoice");
    assertThat(events("A")).isEmpty();

    ledger.documents(array(invoice("A", "1", "10.00")));

    assertThat(statuses(ledger.documents(array(tooMuch)))).containsExactly("accepted");
  }

  @Test
  void repetitionsWithinOneRequestBehaveAsIfSentApart() {
    Answer answer =
        ledger.documents(
            array(
                invoice("A", "1", "10.00"),
                invoice("A", "1", "10.00"),
                invoice("A", "1", "11.00"),
                invoice("B", "2", "10.00"),
                invoice("B", "2", "10")));

    assertThat(statuses(answer))
        .containsExactly("accepted", "duplicate", "rejected", "accepted", "duplicate");
    assertThat(problem(answer, 2)).isEqualTo("conflict");
    assertThat(events("A")).hasSize(1);
  }

  @Test
  void oneNumberForTwoAccountsInOneRequestIsTakenByOne() {
    Answer answer = ledger.documents(array(invoice("A", "1", "10.00"), invoice("B", "1", "10.00")));

    assertThat(statuses(answer)).containsExactlyInAnyOrder("accepted", "rejected");
    assertThat(events("A").size() + events("B").size()).isEqualTo(1);
  }

  @Test
  void allocatingToASettledInvoiceExceedsWhatIsOpen() {
    String all = "[{\"invoice\":\"1\",\"amount\":\"10.00\"}]";
    Answer together =
        ledger.documents(
            array(
                invoice("A", "1", "10.00"),
                receipt("A", "R1", "10.00", all),
                receipt("A", "R2", "10.00", all)));
    Answer later = ledger.documents(array(receipt("A", "R3", "10.00", all)));
    Answer elsewhere = ledger.documents(array(receipt("B", "R4", "10.00", all)));

    assertThat(problem(together, 2)).isEqualTo("exceeds-open-amount");
    assertThat(problem(later, 0)).isEqualTo("exceeds-open-amount");
    assertThat(problem(elsewhere, 0)).isEqualTo("unknown-invoice");
  }

  @Test
  void everyRefusalReachesItsSender() {
    Answer answer =
        ledger.documents(
            array(
                invoice("A", "1", "10.00"),
                invoice("A", "2", "10.00").replace("2013-02-01", "2013-01-01"),
                receipt("A", "R1", "1.00", "[{\"invoice\":\"1\",\"amount\":\"1.01\"}]"),
                receipt(
                    "A",
                    "R2",
                    "5.00",
                    "[{\"invoice\":\"1\",\"amount\":\"1\"},{\"invoice\":\"1\",\"amount\":\"1\"}]")));

    assertThat(statuses(answer)).containsExactly("accepted", "rejected", "rejected", "rejected");
    assertThat(problem(answer, 1)).isEqualTo("due-before-posted");
    assertThat(problem(answer, 2)).isEqualTo("exceeds-receipt");
    assertThat(problem(answer, 3)).isEqualTo("invoice-repeated");
    assertThat(events("A")).hasSize(1);
  }

  @Test
  void anAccountIsTheSameAfterItsSnapshot() {
    String account = company + ".A.USD";
    ledger.documents(
        IntStream.range(0, 250)
            .mapToObj(i -> invoice("A", "" + i, "1.00"))
            .collect(Collectors.joining(",", "[", "]")));
    assertThat(ledger.bean(LogStorageEngine.class).readSnapshot(account)).isPresent();

    ledger.documents(array(receipt("A", "R1", "1.50", "[]")));
    ledger.documents(
        array(receipt("A", "R2", "1.00", "[{\"invoice\":\"249\",\"amount\":\"1.00\"}]")));

    assertThat(events("A").stream().skip(250).map(RecordedEvent::payload))
        .extracting(event -> ((ReceiptRecorded) event).allocations().toString())
        .containsExactly(
            "[Allocation[invoice=0, amount=1.00 USD, openAfter=0.00 USD], "
                + "Allocation[invoice=1, amount=0.50 USD, openAfter=0.50 USD]]",
            "[Allocation[invoice=249, amount=1.00 USD, openAfter=0.00 USD]]");
  }

  @Test
  void ofManyWhoPostTheSameAtOnceExactlyOneIsAccepted() throws Exception {
    String documents =
        array(invoice("A", "1", "10.00"), invoice("A", "2", "20.00"), invoice("B", "3", "30.00"));

    List<Answer> answers = atOnce(8, () -> ledger.documents(documents));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    for (int index = 0; index < 3; index++) {
      int at = index;
      assertThat(answers.stream().map(answer -> statuses(answer).get(at)))
          .filteredOn("accepted"::equals)
          .hasSize(1);
      assertThat(answers.stream().map(answer -> answer.text("/results/" + at + "/position")))
          .containsOnly(answers.getFirst().text("/results/" + at + "/position"));
    }
    assertThat(events("A")).hasSize(2);
    assertThat(events("B")).hasSize(1);
  }

  @Test
  void ofManyWhoPostOtherContentAtOnceExactlyOneIsAccepted() throws Exception {
    List<Callable<Answer>> posts = new ArrayList<>();
    for (int cents = 1; cents <= 8; cents++) {
      String document = invoice("C" + cents, "1", "10.0" + cents);
      posts.add(() -> ledger.documents(array(document)));
    }
    List<Answer> answers = atOnce(posts);
    assertThat(answers.stream().map(answer -> statuses(answer).getFirst()))
        .containsExactlyInAnyOrder(
            "accepted",
            "rejected",
            "rejected",
            "rejected",
            "rejected",
            "rejected",
            "rejected",
            "rejected");
  }

  private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
    return atOnce(IntStream.range(0, times).mapToObj(i -> call).toList());
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : threads.invokeAll(calls)) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  @Test
  void tenThousandDocumentsToOneAccountAreFewCommits() {
    String documents =
        IntStream.range(0, 10_000)
            .mapToObj(i -> i % 2 == 0 ? invoice("A", "" + i, "1.00") : payment("" + i))
            .collect(Collectors.joining("\n"));
    long before = ledger.log().head();

    Answer answer = ledger.documentLines(documents.replace("\n ", ""));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(10_000);
    assertThat(ledger.log().head() - before).isEqualTo(10);
    assertThat(events("A")).hasSize(10_000);
    assertThat(
            ledger
                .get("/api/v1/accounts/" + company + ".A.USD/balance?asOf=2013-12-31")
                .text("/balance"))
        .isEqualTo("0.00");
    Answer again = ledger.documentLines(documents.replace("\n ", ""));
    assertThat(again.body().path("duplicates").asInt()).isEqualTo(10_000);
    assertThat(again.position()).isEqualTo(answer.position());
  }

  private String payment(String number) {
    return """
    {"kind":"receipt","company":"%s","customer":"A","currency":"USD","number":"%s","postedOn":"2013-01-15","amount":"1.00"}"""
        .formatted(company, number);
  }

  @Test
  void manyAccountsInOneRequestAreAnsweredInTheOrderSent() {
    List<String> documents =
        IntStream.range(0, 500).mapToObj(i -> invoice("C" + i % 50, "" + i, "1.00")).toList();
    Answer answer = ledger.documents(array(documents.toArray(String[]::new)));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(500);
    for (int i = 0; i < 500; i++) {
      JsonNode result = answer.body().path("results").get(i);
      assertThat(result.path("index").asInt()).isEqualTo(i);
      assertThat(result.path("account").asString()).isEqualTo(company + ".C" + i % 50 + ".USD");
    }
  }

  @Test
  void largeDocumentsAreSpreadOverCommits() {
    String line = "{\"text\":\"" + "x".repeat(200_000) + "\"}";
    List<String> documents =
        IntStream.range(0, 40)
            .mapToObj(i -> invoice("A", "" + i, "1.00"))
            .map(document -> document.replace("}", ",\"lines\":[" + line + "]}"))
            .toList();
    Answer answer = ledger.documents(array(documents.toArray(String[]::new)));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(40);
    assertThat(events("A")).hasSize(40);
  }

  @Test
  void whatIsNoJsonIsRefusedWhole() {
    Answer answer = ledger.documents("{\"kind\":");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.problem()).isEqualTo("not-json");
    assertThat(
            ledger.documentLines(invoice("A", "1", "1").replace("\n", "") + "\nx").text("/detail"))
        .startsWith("Line 2 ");
    assertThat(events("A")).isEmpty();
  }

  @Test
  void tooManyDocumentsAreRefusedWhole() {
    Answer answer = ledger.documentLines("{}\n".repeat(10_001));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-many-documents");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedWhole() {
    Answer answer = ledger.documents("[" + " ".repeat(16 * 1024 * 1024) + "]");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
  }

  @Test
  void anotherMediaTypeIsNotUnderstood() {
    Answer answer = ledger.send("POST", "/api/v1/documents", "text/csv", "a,b");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }
}
