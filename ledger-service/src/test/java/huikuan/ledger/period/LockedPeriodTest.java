package huikuan.ledger.period;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

@Order(1)
class LockedPeriodTest {

  private static final String JULY = "{\"lockedBefore\":\"2013-07-01\"}";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  private Answer lock(String body) {
    return ledger.moveLock(ledger.instance(), erp.company(), body);
  }

  private String invoice(String number, String day) {
    return erp.document("invoice", number, day, "\"dueOn\":\"2013-08-01\",\"amount\":\"10.00\"");
  }

  @Test
  void whatIsDatedBeforeTheLockIsRefusedAndTheLockedDayItselfIsNot() {
    lock(JULY);
    Answer answer = erp.post(invoice("1", "06-30"), invoice("2", "07-01"), invoice("3", "07-02"));
    assertThat(Erp.outcomes(answer)).containsExactly("period-locked", "accepted", "accepted");
    assertThat(answer.text("/results/0/problem/status")).isEqualTo("422");
    assertThat(answer.text("/results/0/problem/errors/0/field")).isEqualTo("postedOn");
    assertThat(answer.text("/results/0/problem/detail")).contains("2013-07-01 or later");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          invoice    | "dueOn":"2013-08-01","amount":"1.00"
          receipt    | "amount":"1.00"
          creditNote | "amount":"1.00","invoice":"1"
          refund     | "amount":"1.00"
          writeOff   | "amount":"1.00","invoice":"1","reason":"given up"
          recovery   | "amount":"1.00","writeOff":"W"
          allocation | "credit":{"kind":"receipt","number":"R"}
          reversal   | "reverses":{"kind":"receipt","number":"R"},"reason":"bounced"
          """)
  void noKindOfDocumentGetsIn(String kind, String more) {
    String receipt =
        erp.document("receipt", "R", "06-01", "\"amount\":\"9.00\",\"allocate\":\"none\"");
    String writeOff =
        erp.document(
            "writeOff", "W", "06-01", "\"amount\":\"1.00\",\"invoice\":\"2\",\"reason\":\"x\"");
    erp.post(invoice("1", "06-01"), invoice("2", "06-01"), receipt, writeOff);
    String late = erp.document(kind, "LATE", "06-30", more);
    lock(JULY);
    assertThat(Erp.outcomes(erp.post(late))).containsExactly("period-locked");

    lock("{\"lockedBefore\":null,\"reason\":\"late papers\"}");
    assertThat(Erp.outcomes(erp.post(late))).containsExactly("accepted");
  }

  @Test
  void otherCompaniesStayOpen() {
    lock(JULY);
    String other = ledger.newCompany();
    Answer answer =
        erp.post(
            invoice("1", "06-30"),
            invoice("1", "06-30").replace("\"" + erp.company() + "\"", "\"" + other + "\""));
    assertThat(Erp.outcomes(answer)).containsExactly("period-locked", "accepted");
  }

  @Test
  void whatWasPostedBeforeTheLockStaysADuplicateOrAConflict() {
    Answer first = erp.post(invoice("1", "06-30"));
    lock(JULY);
    Answer again =
        erp.post(
            invoice("1", "06-30"),
            invoice("1", "06-30").replace("10.00", "11.00"),
            invoice("2", "06-30"));
    assertThat(Erp.outcomes(again)).containsExactly("duplicate", "conflict", "period-locked");
    assertThat(again.text("/results/0/position")).isEqualTo(first.text("/position"));
  }

  @Test
  void whateverElseIsWrongTheLockIsToldFirst() {
    lock(JULY);
    String early = invoice("1", "06-30").replace("2013-08-01", "2013-01-01");
    assertThat(Erp.outcomes(erp.post(early))).containsExactly("period-locked");
  }

  @Test
  void aRefusedDocumentIsAcceptedOnceTheDaysAreOpenAgain() {
    lock(JULY);
    erp.post(invoice("1", "06-30"));
    lock("{\"lockedBefore\":\"2013-06-30\",\"reason\":\"late invoice\"}");
    assertThat(Erp.outcomes(erp.post(invoice("1", "06-30"), invoice("2", "06-29"))))
        .containsExactly("accepted", "period-locked");
  }

  @Test
  void anotherInstanceHeedsTheLockFromItsNextRequestOn() {
    try (ConfigurableApplicationContext other = ledger.start()) {
      String early = Erp.array(invoice("1", "06-30"));
      lock(JULY);
      assertThat(Erp.outcomes(ledger.documents(other, early))).containsExactly("period-locked");
      lock("{\"lockedBefore\":null,\"reason\":\"late invoice\"}");
      assertThat(Erp.outcomes(ledger.documents(other, early))).containsExactly("accepted");
    }
  }

  /** Clients post old documents all the time, to both instances; one of them moves the lock. */
  @Test
  void nothingLandsBeforeALockThatWasAnswered() throws Exception {
    AtomicInteger numbers = new AtomicInteger();
    try (ConfigurableApplicationContext other = ledger.start();
        ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> accepted = new ArrayList<>();
      for (int client = 0; client < 8; client++) {
        Function<String, Answer> post =
            client % 2 == 0 ? erp::post : one -> ledger.documents(other, Erp.array(one));
        accepted.add(clients.submit(() -> postUntilRefused(numbers, post)));
      }
      while (numbers.get() < 100) {
        Thread.onSpinWait();
      }
      long lock = lock(JULY).position();
      int sum = 0;
      for (Future<Integer> each : accepted) {
        sum += each.get();
      }
      List<RecordedEvent> posted =
          IntStream.range(0, 10).mapToObj(n -> erp.events("C" + n)).flatMap(List::stream).toList();
      assertThat(posted).hasSize(sum).allMatch(event -> event.position() < lock);
    }
  }

  /** The number of accepted documents. */
  private int postUntilRefused(AtomicInteger numbers, Function<String, Answer> post) {
    int accepted = 0;
    while (numbers.get() < 100_000) {
      Answer answer = post.apply(old(numbers.incrementAndGet()));
      accepted += answer.body().path("accepted").asInt();
      if (answer.body().path("rejected").asInt() > 0) {
        return accepted;
      }
    }
    throw new AssertionError("The lock did not hold anybody back");
  }

  private String old(int number) {
    return Erp.of("C" + number % 10, invoice("" + number, "06-30"));
  }
}
