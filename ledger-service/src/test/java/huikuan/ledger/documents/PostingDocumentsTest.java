package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The outcome of a request with one document, or several. */
class PostingDocumentsTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  @Test
  void acceptedDocumentsAnswerWithTheirAccountAndPosition() {
    Answer answer = erp.post(erp.invoice("1", "55.94"), erp.receipt("R1", "55.94", "1", "55.94"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.body().path("duplicates").asInt()).isZero();
    assertThat(answer.body().path("rejected").asInt()).isZero();
    assertThat(answer.body().at("/results/1"))
        .hasToString(
            "{\"index\":1,\"status\":\"accepted\",\"account\":\"%s.A.USD\",\"position\":%d}"
                .formatted(erp.company(), answer.position()));
    assertThat(erp.events("A")).extracting(RecordedEvent::position).containsOnly(answer.position());
  }

  @Test
  void oneBadDocumentNeverHurtsItsNeighbours() {
    Answer answer =
        erp.post(
            erp.invoice("1", "10.00"),
            erp.invoice("2", "-1"),
            "7",
            Erp.of("B", erp.invoice("3", "10.00")),
            Erp.of("B", erp.receipt("R", "11.00", "3", "11.00")));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(Erp.outcomes(answer))
        .containsExactly("accepted", "invalid", "invalid", "accepted", "exceeds-open-amount");
    assertThat(answer.body().path("rejected").asInt()).isEqualTo(3);
    assertThat(answer.text("/results/1/problem/errors/0/field")).isEqualTo("amount");
    assertThat(answer.text("/results/4/problem/errors/0/field")).isEqualTo("allocations[0].amount");
    assertThat(erp.events("B")).hasSize(1);
  }

  @Test
  void theSameDocumentAgainAnswersAsTheFirstTime() {
    Answer first = erp.post(erp.invoice("1", "55.90"));
    erp.post(erp.invoice("2", "1.00"));
    long head = ledger.log().head();

    Answer again = erp.post(erp.invoice("1", "55.9"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("duplicates").asInt()).isEqualTo(1);
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(again.body().at("/results/0"))
        .hasToString(
            "{\"index\":0,\"status\":\"duplicate\",\"account\":\"%s.A.USD\",\"position\":%d}"
                .formatted(erp.company(), first.position()));
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void theSameNumberWithOtherContentIsAConflictAndLeavesNoTrace() {
    erp.post(erp.invoice("1", "55.90"));
    long head = ledger.log().head();

    Answer other =
        erp.post(erp.invoice("1", "55.91"), Erp.of("ELSEWHERE", erp.invoice("1", "55.90")));

    assertThat(other.status()).isEqualTo(207);
    assertThat(Erp.outcomes(other)).containsExactly("conflict", "conflict");
    assertThat(other.text("/results/1/problem/detail")).contains(erp.company() + ".A.USD");
    assertThat(other.position()).isEqualTo(head);
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(erp.events("ELSEWHERE")).isEmpty();
  }

  @Test
  void eachKindHasNumbersOfItsOwn() {
    assertThat(Erp.outcomes(erp.post(erp.invoice("1", "5.00"), erp.receipt("1", "5.00"))))
        .containsExactly("accepted", "accepted");
  }

  @Test
  void aRejectionLeavesNoTraceAndItsNumberFree() {
    String early = erp.receipt("R", "10.00", "1", "10.00");
    assertThat(Erp.outcomes(erp.post(early))).containsExactly("unknown-invoice");
    assertThat(erp.events("A")).isEmpty();

    erp.post(erp.invoice("1", "10.00"));

    assertThat(Erp.outcomes(erp.post(early))).containsExactly("accepted");
  }

  @Test
  void repetitionsWithinOneRequestBehaveAsIfSentApart() {
    Answer answer =
        erp.post(
            erp.invoice("1", "10.00"),
            erp.receipt("R", "10.00", "1", "10.00"),
            erp.invoice("1", "10.00"),
            erp.invoice("1", "11.00"),
            erp.receipt("R", "10.00", "1", "10.00"),
            Erp.of("B", erp.invoice("2", "10.00")),
            Erp.of("B", erp.invoice("2", "10")));

    assertThat(Erp.outcomes(answer))
        .containsExactly(
            "accepted", "accepted", "duplicate", "conflict", "duplicate", "accepted", "duplicate");
    assertThat(erp.events("A")).hasSize(2);
  }

  @Test
  void oneNumberForTwoAccountsInOneRequestIsTakenByOne() {
    Answer answer = erp.post(erp.invoice("1", "10.00"), Erp.of("B", erp.invoice("1", "10.00")));

    assertThat(Erp.outcomes(answer)).containsExactlyInAnyOrder("accepted", "conflict");
    assertThat(erp.events("A").size() + erp.events("B").size()).isEqualTo(1);
  }

  @Test
  void allocatingToASettledInvoiceExceedsWhatIsOpen() {
    Answer together =
        erp.post(
            erp.invoice("1", "10.00"),
            erp.receipt("R1", "10.00", "1", "10.00"),
            erp.receipt("R2", "10.00", "1", "10.00"));
    Answer later = erp.post(erp.receipt("R3", "10.00", "1", "10.00"));
    Answer elsewhere = erp.post(Erp.of("B", erp.receipt("R4", "10.00", "1", "10.00")));

    assertThat(Erp.outcomes(together).get(2)).isEqualTo("exceeds-open-amount");
    assertThat(Erp.outcomes(later)).containsExactly("exceeds-open-amount");
    assertThat(Erp.outcomes(elsewhere)).containsExactly("other-customer");
  }

  /** Each result is the one that the same documents get one by one. */
  @Test
  void aResultDoesNotDependOnWhatFollowsInTheRequest() {
    Answer same =
        erp.post(
            erp.receipt("R1", "10.00", "1", "10.00"),
            erp.invoice("1", "10.00"),
            erp.receipt("R1", "10.00", "1", "10.00"),
            erp.receipt("R1", "10.00", "1", "10.00"));
    assertThat(Erp.outcomes(same))
        .containsExactly("unknown-invoice", "accepted", "accepted", "duplicate");

    Answer other =
        erp.post(
            erp.receipt("R2", "10.00", "2", "10.00"),
            erp.invoice("2", "10.00"),
            erp.receipt("R2", "9.00", "2", "9.00"),
            erp.receipt("R2", "10.00", "2", "10.00"));
    assertThat(Erp.outcomes(other))
        .containsExactly("unknown-invoice", "accepted", "accepted", "conflict");
  }

  @Test
  void manyAccountsInOneRequestAreAnsweredInTheOrderSent() {
    List<String> documents =
        IntStream.range(0, 500)
            .mapToObj(i -> Erp.of("C" + i % 50, erp.invoice("" + i, "1.00")))
            .toList();
    Answer answer = erp.post(documents.toArray(String[]::new));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(500);
    for (int i = 0; i < 500; i++) {
      JsonNode result = answer.body().path("results").get(i);
      assertThat(result.path("index").asInt()).isEqualTo(i);
      assertThat(result.path("account").asString())
          .isEqualTo(erp.company() + ".C" + i % 50 + ".USD");
    }
  }

  @Test
  void aRequestMayHoldNothing() {
    Answer answer = erp.post();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.position()).isEqualTo(ledger.log().head());
    assertThat(answer.body().path("results")).isEmpty();
  }

  @Test
  void anArrayThatIsNoJsonIsRefusedWhole() {
    Answer answer = ledger.documents("[" + erp.invoice("1", "1") + ",{\"kind\":");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.problem()).isEqualTo("not-json");
    assertThat(erp.events("A")).isEmpty();
  }

  @Test
  void aLineThatIsNoJsonIsRejectedAndItsNeighboursArePosted() {
    String invoice = erp.invoice("1", "1").replace("\n", "");
    Answer answer = ledger.documentLines("x\n\n" + invoice + "\n{\"kind\":");
    assertThat(answer.status()).isEqualTo(207);
    assertThat(Erp.outcomes(answer)).containsExactly("not-json", "accepted", "not-json");
    assertThat(answer.text("/results/0/problem/detail"))
        .isEqualTo("The document is no JSON: see line 1, column 1.");
    assertThat(erp.events("A")).hasSize(1);
  }

  @Test
  void anotherMediaTypeIsNotUnderstood() {
    Answer answer = ledger.send("POST", "/api/v1/documents", "text/csv", "a,b");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }
}
