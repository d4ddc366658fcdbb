package huikuan.benchmarks.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.documents.Accounts;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedLogTest {

  private static GeneratedLog log() {
    return new GeneratedLog(2_000, Accounts.parse("even:20", "b"), 1);
  }

  private static List<RecordedEvent> all(GeneratedLog log) {
    List<RecordedEvent> all = new ArrayList<>();
    for (List<RecordedEvent> batch = log.after(0, 100);
        !batch.isEmpty();
        batch = log.after(batch.getLast().position(), 100)) {
      all.addAll(batch);
    }
    return all;
  }

  @Test
  void itHoldsAsManyPostingsAsWereAskedFor() {
    GeneratedLog log = log();
    long postings =
        all(log).stream()
            .mapToLong(event -> Posting.of((AccountEvent) event.payload()).size())
            .sum();
    assertThat(log.complete()).isTrue();
    assertThat(log.postings()).isEqualTo(postings).isBetween(2_000L, 2_010L);
  }

  @Test
  void itsCommitsAreDenseAndTheSameForTheSameSeed() {
    GeneratedLog log = log();
    List<RecordedEvent> events = all(log);
    for (int at = 0; at < events.size(); at++) {
      assertThat(events.get(at).position()).isEqualTo(at + 1);
    }
    assertThat(log.head()).isEqualTo(events.size());
    assertThat(all(log())).isEqualTo(events);
  }

  @Test
  void whoeverFailedOnABatchIsGivenItAgain() {
    GeneratedLog log = log();
    log.after(0, 100);
    assertThat(log.after(100, 100)).isEqualTo(log.after(100, 100));
  }

  @Test
  void aPositionIsFoundByItsMoment() {
    GeneratedLog log = log();
    for (RecordedEvent event : all(log)) {
      assertThat(log.positionAt(event.recordedAt())).isEqualTo(event.position());
      assertThat(log.positionAt(event.recordedAt().minusNanos(1))).isEqualTo(event.position() - 1);
    }
    assertThat(log.positionAt(Instant.parse("2100-01-01T00:00:00Z"))).isEqualTo(log.head());
  }

  @Test
  void itsDaysPassFromTheFirstToTheLast() {
    List<LocalDate> days =
        all(log()).stream().map(event -> ((AccountEvent) event.payload()).postedOn()).toList();
    assertThat(days).isSorted();
    assertThat(days.getFirst()).isEqualTo(GeneratedLog.FIRST);
    assertThat(days.getLast()).isAfter(GeneratedLog.FIRST.plusDays(GeneratedLog.DAYS - 150));
  }

  @Test
  void noItemIsEverOverdrawn() {
    Map<String, Long> open = new HashMap<>();
    for (RecordedEvent event : all(log())) {
      AccountEvent document = (AccountEvent) event.payload();
      for (Posting posting : Posting.of(document)) {
        boolean claim = posting.item().kind().claim();
        long cents = posting.amount().minorUnits();
        open.merge(
            posting.item().kind() + posting.item().number(), claim ? cents : -cents, Long::sum);
      }
      assertThat(open.values()).allMatch(cents -> cents >= 0);
    }
  }
}
