package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.platform.axon.LogStorageEngine;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeRequestsTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  private static String[] many(int count, IntFunction<String> document) {
    return IntStream.range(0, count).mapToObj(document).toArray(String[]::new);
  }

  @Test
  void tenThousandDocumentsToOneAccountAreFewCommits() {
    String documents =
        IntStream.range(0, 10_000)
            .mapToObj(i -> i % 2 == 0 ? erp.invoice("" + i, "1.00") : erp.receipt("" + i, "1.00"))
            .collect(Collectors.joining("\n"));
    long before = ledger.log().head();

    Answer answer = ledger.documentLines(documents);

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(10_000);
    assertThat(ledger.log().head() - before).isEqualTo(10);
    assertThat(erp.events("A")).hasSize(10_000);
    assertThat(erp.balance("A")).hasToString("0.00 USD");
    Answer again = ledger.documentLines(documents);
    assertThat(again.body().path("duplicates").asInt()).isEqualTo(10_000);
    assertThat(again.position()).isEqualTo(answer.position());
  }

  @Test
  void aRepetitionManyDocumentsLaterIsADuplicate() {
    List<String> documents = new ArrayList<>();
    documents.add(erp.invoice("1", "10.00"));
    documents.add(erp.receipt("R", "10.00", "1", "10.00"));
    documents.addAll(List.of(many(1_000, i -> erp.invoice("I" + i, "1.00"))));
    documents.add(erp.receipt("R", "10.00", "1", "10.00"));

    Answer answer = erp.post(documents.toArray(String[]::new));

    assertThat(Erp.outcomes(answer).getLast()).isEqualTo("duplicate");
    assertThat(answer.body().path("rejected").asInt()).isZero();
  }

  @Test
  void anAccountIsTheSameAfterItsSnapshot() {
    erp.post(many(250, i -> erp.invoice("" + i, "1.00")));
    assertThat(ledger.bean(LogStorageEngine.class).readSnapshot(erp.company() + ".A.USD"))
        .isPresent();

    erp.post(erp.receipt("R1", "1.50"));
    erp.post(erp.receipt("R2", "1.00", "249", "1.00"));

    assertThat(erp.events("A").stream().skip(250).map(RecordedEvent::payload))
        .extracting(
            event ->
                ((ReceiptRecorded) event)
                    .allocations().stream()
                        .map(each -> each.claim().number() + "=" + each.amount())
                        .toList())
        .containsExactly(List.of("0=1.00 USD", "1=0.50 USD"), List.of("249=1.00 USD"));
  }

  @Test
  void largeDocumentsAreSpreadOverCommits() {
    String line = "{\"item\":\"" + "货".repeat(200) + "\",\"amount\":\"0.00\"}";
    String lines = IntStream.range(0, 900).mapToObj(i -> line).collect(Collectors.joining(","));
    String paid = "{\"item\":\"A\",\"amount\":\"1.00\"}";
    Answer answer =
        erp.post(
            many(
                22,
                i ->
                    erp.invoice("" + i, "1.00")
                        .replace("}", ",\"lines\":[" + lines + "," + paid + "]}")));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(22);
    assertThat(erp.events("A").stream().map(RecordedEvent::position).distinct().count())
        .isGreaterThan(1);
  }

  /** Two reversals are small to send, and free nine thousand invoices that have much to tell. */
  @Test
  void smallDocumentsThatDoMuchAreSpreadOverCommits() {
    String labels =
        "\"salesOwner\":\"%s\",\"contract\":\"%s\"".formatted("李".repeat(64), "合".repeat(64));
    String number = "票".repeat(60);
    Answer invoices =
        erp.post(
            many(9_000, i -> erp.invoice(number + i, "1.00").replace("}", "," + labels + "}")));
    assertThat(invoices.body().path("accepted").asInt()).isEqualTo(9_000);
    Answer receipts =
        erp.post(
            erp.receipt("R1", "4500.00").replace("}", "," + labels + "}"),
            erp.receipt("R2", "4500.00").replace("}", "," + labels + "}"));
    assertThat(erp.balance("A")).hasToString("0.00 USD");

    Answer answer = erp.post(reversal("X1", "R1"), reversal("X2", "R2"), reversal("X3", "R1"));

    assertThat(Erp.outcomes(receipts)).containsExactly("accepted", "accepted");
    assertThat(Erp.outcomes(answer)).containsExactly("accepted", "accepted", "already-reversed");
    assertThat(answer.text("/results/0/position")).isNotEqualTo(answer.text("/results/1/position"));
    assertThat(erp.balance("A")).hasToString("9000.00 USD");
  }

  private String reversal(String number, String receipt) {
    String more = "\"reverses\":{\"kind\":\"receipt\",\"number\":\"%s\"},\"reason\":\"bounced\"";
    return erp.document("reversal", number, "02-01", more.formatted(receipt));
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
}
