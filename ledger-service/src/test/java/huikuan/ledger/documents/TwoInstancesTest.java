package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@Order(1)
class TwoInstancesTest {

  private static final int DOCUMENTS = 40;
  private static final RunningLedger LEDGER = RunningLedger.ledger();
  private static ConfigurableApplicationContext other;

  private final Erp erp = new Erp();

  @BeforeAll
  static void start() {
    other = LEDGER.start();
  }

  @AfterAll
  static void close() {
    other.close();
  }

  /** Both instances get every document; each is overtaken by the other time and again. */
  @Test
  void whoeverIsOvertakenDecidesAgainAndNothingIsPostedTwice() throws Exception {
    postedOnce(number -> erp.invoice("" + number, "1.00"));
    assertThat(erp.events("A")).hasSize(DOCUMENTS);
    inOrder();
  }

  /** A receipt that came second finds its invoice paid, by itself. */
  @Test
  void whatPaidItsInvoiceMeanwhileIsADuplicateNoRefusal() throws Exception {
    for (int number = 0; number < DOCUMENTS; number++) {
      erp.post(erp.invoice("" + number, "1.00"));
    }
    postedOnce(number -> erp.receipt("R" + number, "1.00", "" + number, "1.00"));
    assertThat(erp.events("A")).hasSize(2 * DOCUMENTS);
    assertThat(erp.balance("A")).hasToString("0.00 USD");
    inOrder();
  }

  /**
   * The other instance knew the account before the invoice came, and has no reason to forget it.
   */
  @Test
  void nobodyRefusesByWhatOthersHaveChanged() {
    assertThat(elsewhere(erp.invoice("1", "10.00"))).containsExactly("accepted");
    erp.post(erp.invoice("2", "10.00"));
    assertThat(elsewhere(erp.receipt("R", "10.00", "2", "10.00"))).containsExactly("accepted");
    assertThat(elsewhere(erp.receipt("S", "10.00", "2", "10.00")))
        .containsExactly("exceeds-open-amount");
  }

  @Test
  void nobodyRefusesByWhatWasReadAheadForSomebodyElse() {
    List<String> accounts = List.of(erp.company() + ".A.USD");
    try (ReadAhead.Held held = other.getBean(ReadAhead.class).hold(accounts)) {
      erp.post(erp.invoice("1", "10.00"));
      assertThat(elsewhere(erp.receipt("R", "10.00", "1", "10.00"))).containsExactly("accepted");
    }
  }

  /** To the other instance the invoice is paid, and so forgotten: the log has it open again. */
  @Test
  void whatIsForgottenIsRecalledAsItFitsToWhatIsRemembered() {
    assertThat(elsewhere(erp.invoice("1", "10.00"), erp.receipt("R", "10.00")))
        .containsOnly("accepted");
    assertThat(Erp.outcomes(erp.post(reversal("X", "receipt", "R")))).containsExactly("accepted");
    assertThat(elsewhere(reversal("Y", "invoice", "1"))).containsExactly("accepted");
    assertThat(erp.balance("A")).hasToString("0.00 USD");
    inOrder();
  }

  private List<String> elsewhere(String... documents) {
    return Erp.outcomes(LEDGER.documents(other, Erp.array(documents)));
  }

  private String reversal(String number, String kind, String reversed) {
    return erp.document(
        "reversal",
        number,
        "01-20",
        "\"reverses\":{\"kind\":\"%s\",\"number\":\"%s\"},\"reason\":\"so\""
            .formatted(kind, reversed));
  }

  private void postedOnce(IntFunction<String> document) throws Exception {
    List<Answer> answers =
        atOnce(
            IntStream.range(0, 2 * DOCUMENTS)
                .<Callable<Answer>>mapToObj(
                    n ->
                        n % 2 == 0
                            ? () -> erp.post(document.apply(n / 2))
                            : () -> LEDGER.documents(other, Erp.array(document.apply(n / 2))))
                .toList());
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers.stream().mapToInt(each -> each.body().path("accepted").asInt()).sum())
        .isEqualTo(DOCUMENTS);
  }

  private void inOrder() {
    List<RecordedEvent> events = erp.events("A");
    assertThat(events)
        .extracting(RecordedEvent::sequence)
        .containsExactlyElementsOf(LongStream.range(0, events.size()).boxed().toList());
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
