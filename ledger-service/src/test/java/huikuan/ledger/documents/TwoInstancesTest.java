package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class TwoInstancesTest {

  private static final int DOCUMENTS = 40;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();

  /** Both instances get every document; each is overtaken by the other time and again. */
  @Test
  void whoeverIsOvertakenDecidesAgainAndNothingIsPostedTwice() throws Exception {
    List<Answer> answers;
    try (ConfigurableApplicationContext other = ledger.start()) {
      answers =
          atOnce(
              IntStream.range(0, 2 * DOCUMENTS)
                  .<Callable<Answer>>mapToObj(
                      n ->
                          n % 2 == 0
                              ? () -> ledger.documents(invoice(n / 2))
                              : () -> ledger.documents(other, invoice(n / 2)))
                  .toList());
    }

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers.stream().mapToInt(each -> each.body().path("accepted").asInt()).sum())
        .isEqualTo(DOCUMENTS);
    List<RecordedEvent> events = ledger.log().ofAggregate(company + ".HOT.USD", 0);
    assertThat(events).hasSize(DOCUMENTS);
    assertThat(IntStream.range(0, DOCUMENTS).mapToObj(at -> events.get(at).sequence()))
        .containsExactlyElementsOf(
            IntStream.range(0, DOCUMENTS).mapToObj(at -> (long) at).toList());
  }

  private String invoice(int number) {
    return """
    [{"kind":"invoice","company":"%s","customer":"HOT","currency":"USD","number":"%d",
      "postedOn":"2013-01-02","dueOn":"2013-02-01","amount":"1.00"}]"""
        .formatted(company, number);
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : threads.invokeAll(calls)) {
        answers.add(each.get());
      }
      return answers;
    }
  }
}
