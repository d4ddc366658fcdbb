package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many senders post at the same moment. */
class ManyAtOnceTest {

  private static final int SENDERS = 8;

  private final Erp erp = new Erp();

  @Test
  void ofManyWhoPostTheSameExactlyOneIsAccepted() throws Exception {
    String[] documents = {
      erp.invoice("1", "10.00"), erp.invoice("2", "20.00"), Erp.of("B", erp.invoice("3", "30.00"))
    };

    List<Answer> answers = atOnce(Collections.nCopies(SENDERS, () -> erp.post(documents)));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    for (int index = 0; index < 3; index++) {
      int at = index;
      assertThat(answers.stream().map(answer -> Erp.outcomes(answer).get(at)))
          .filteredOn("accepted"::equals)
          .hasSize(1);
      assertThat(answers.stream().map(answer -> answer.text("/results/" + at + "/position")))
          .containsOnly(answers.getFirst().text("/results/" + at + "/position"));
    }
    assertThat(erp.events("A")).hasSize(2);
    assertThat(erp.events("B")).hasSize(1);
  }

  /** The second sender finds the invoice paid and the receipt used, by the same document. */
  @RepeatedTest(5)
  void whoeverComesSecondIsADuplicateNoRefusal() throws Exception {
    erp.post(erp.invoice("1", "10.00"), erp.receipt("R1", "5.00"));
    String[] documents = {
      erp.receipt("R2", "5.00", "1", "5.00"),
      erp.document(
          "reversal",
          "X",
          "01-20",
          "\"reverses\":{\"kind\":\"receipt\",\"number\":\"R1\"},\"reason\":\"bounced\"")
    };

    List<Answer> answers = atOnce(Collections.nCopies(SENDERS, () -> erp.post(documents)));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers.stream().flatMap(answer -> Erp.outcomes(answer).stream()))
        .containsOnly("accepted", "duplicate")
        .filteredOn("accepted"::equals)
        .hasSize(2);
    assertThat(erp.events("A")).hasSize(4);
  }

  @Test
  void ofManyWhoPostOtherContentExactlyOneIsAccepted() throws Exception {
    List<Callable<Answer>> posts = new ArrayList<>();
    for (int cents = 1; cents <= SENDERS; cents++) {
      String document = Erp.of("C" + cents, erp.invoice("1", "10.0" + cents));
      posts.add(() -> erp.post(document));
    }
    List<String> outcomes = new ArrayList<>();
    atOnce(posts).forEach(answer -> outcomes.addAll(Erp.outcomes(answer)));
    assertThat(outcomes).containsOnly("accepted", "conflict").containsOnlyOnce("accepted");
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
}
