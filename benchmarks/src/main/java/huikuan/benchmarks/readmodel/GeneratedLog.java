package huikuan.benchmarks.readmodel;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Days;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A log that is made while it is read, one document a commit, until it holds enough postings. Its
 * commits are recorded evenly over its days.
 */
final class GeneratedLog implements EventLog {

  static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  static final int DAYS = 1_095;

  /** Or somewhat more: then the last days are missing. */
  private static final double POSTINGS_PER_DOCUMENT = 1.9;

  private static final Instant BEGIN = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final int MOST_REMEMBERED = 100_000;

  private final DocumentStream documents;
  private final long enough;
  private final long step;
  private final Set<String> accounts = ConcurrentHashMap.newKeySet();
  private List<RecordedEvent> last = List.of();
  private volatile long postings;
  private volatile long head;

  GeneratedLog(long postings, Accounts accounts, long seed) {
    long expected = Math.max(1, Math.round(postings / POSTINGS_PER_DOCUMENT));
    this.documents = new DocumentStream("b", seed, accounts, Days.passing(FIRST, DAYS, expected));
    this.enough = postings;
    this.step = Duration.ofDays(DAYS).toNanos() / expected;
  }

  boolean complete() {
    return postings >= enough;
  }

  long postings() {
    return postings;
  }

  /** Some of those that have postings. */
  List<String> accounts() {
    return accounts.stream().sorted().toList();
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public synchronized List<RecordedEvent> after(long after, int limit) {
    if (!last.isEmpty() && last.getFirst().position() == after + 1) {
      return last;
    }
    if (after != head) {
      throw new IllegalStateException("Asked for what follows %d at %d".formatted(after, head));
    }
    List<RecordedEvent> events = new ArrayList<>();
    while (events.size() < limit && !complete()) {
      events.add(next());
    }
    last = events;
    return events;
  }

  private RecordedEvent next() {
    Doc document = documents.next();
    documents.acknowledged(document);
    if (accounts.size() < MOST_REMEMBERED) {
      accounts.add(document.account());
    }
    AccountEvent event = GeneratedEvents.of(document);
    postings += Posting.of(event).size();
    long position = head + 1;
    head = position;
    return new RecordedEvent(
        position,
        0,
        "e" + position,
        "generated",
        event,
        Map.of(),
        recordedAt(position),
        "Account",
        document.account(),
        0);
  }

  @Override
  public Instant recordedAt(long position) {
    return position == 0 ? Instant.EPOCH : BEGIN.plusNanos((position - 1) * step);
  }

  @Override
  public String hash(long commit) {
    return Long.toHexString(commit);
  }

  @Override
  public long positionAt(Instant moment) {
    return moment.isBefore(BEGIN)
        ? 0
        : Math.min(head, Duration.between(BEGIN, moment).toNanos() / step + 1);
  }

  @Override
  public List<RecordedEvent> ofAggregate(String aggregate, long fromSequence) {
    throw new UnsupportedOperationException("Nothing is kept");
  }

  @Override
  public List<RecordedEvent> ofAggregate(String aggregate, long fromSequence, int limit) {
    throw new UnsupportedOperationException("Nothing is kept");
  }

  @Override
  public Map<String, RecordedEvent> byKeys(Collection<String> keys) {
    throw new UnsupportedOperationException("Nothing is kept");
  }

  @Override
  public Map<String, Integer> mentions(Collection<String> keys) {
    throw new UnsupportedOperationException("Nothing is kept");
  }

  @Override
  public Map<String, List<RecordedEvent>> about(Collection<String> keys) {
    throw new UnsupportedOperationException("Nothing is kept");
  }

  @Override
  public long newestHere() {
    return 0;
  }

  @Override
  public long lastAppendedByThisThread() {
    return 0;
  }

  /** Readers of this log never wait for news. */
  @Override
  public void onAppend(Runnable listener) {}

  @Override
  public void removeListener(Runnable listener) {}
}
