package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.histories.Generator.Size;
import huikuan.ledger.histories.History.Step;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Days pass, on a clock of their own, while documents are posted that are dated today, before or
 * ahead. On every fifth day the items, and what was told of invoices, are what paper says of that
 * day.
 */
@Execution(ExecutionMode.CONCURRENT)
class AheadHistoriesTest {

  private static final String DATABASE = "ahead";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final RunningLedger LEDGER = RunningLedger.ledger();
  private static final SandboxClock CLOCK = new SandboxClock(Instant.parse("2012-12-01T00:00:00Z"));
  private static final long[] SEEDS = {4};

  /** Days from one look to the next; {@code -Dahead.every=1} looks at all of them. */
  private static final int LOOK_EVERY = Integer.getInteger("ahead.every", 5);

  /** Everything has taken effect then. */
  private static final int AT_LAST = 150;

  private static ConfigurableApplicationContext instance;

  /** A history of its own companies, as far as it has not been posted. */
  private record Line(Run run, Deque<Step> left) {

    void post(int day) {
      while (!left.isEmpty() && !later(left.getFirst(), day)) {
        run.post(left.removeFirst(), instance);
      }
    }

    private static boolean later(Step step, int day) {
      return step instanceof Step.Post(var today, var docs) && today > day;
    }
  }

  @BeforeAll
  static void startLedger() {
    instance = LEDGER.startApart(CLOCK, DATABASE);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void itemsAndTellingAreWhatPaperSaysOfTheDay() {
    List<Line> lines = new ArrayList<>();
    for (long seed : SEEDS) {
      History history = Generator.history(seed, new Size(60, 5));
      lines.add(new Line(new Run(), new ArrayDeque<>(history.steps())));
    }
    AheadChecks checks = new AheadChecks(LEDGER, instance);
    for (int day = 0; day < 60; day++) {
      passTo(Days.date(day));
      for (Line line : lines) {
        line.post(day);
        if (day % LOOK_EVERY == 0) {
          checks.day(line.run(), day);
        }
      }
    }
    passTo(Days.date(AT_LAST));
    lines.forEach(line -> checks.day(line.run(), AT_LAST));
    assertThat(instance.getBean("dueDeadlines", Deadlines.class).nextDue()).isEmpty();
    checks.daysAreRemembered();
    checks.historiesTellEffects();
    checks.itemsAreWhatTheLogTells(DATABASE);
  }

  /** More than one commit holds. */
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void ofWhatIsTooMuchForOneCommitEverythingIsTold() {
    String company = LEDGER.newCompany();
    LocalDate tomorrow = LocalDate.ofInstant(CLOCK.instant(), ZONE).plusDays(1);
    String invoices =
        IntStream.range(0, 5_001)
            .mapToObj(
                number ->
                    """
                    {"kind":"invoice","company":"%s","customer":"C","currency":"USD",
                     "number":"%d","postedOn":"%s","dueOn":"%s","amount":"1.00"}\
                    """
                        .formatted(company, number, tomorrow, tomorrow))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(LEDGER.documents(instance, invoices).body().path("accepted").asInt())
        .isEqualTo(5_001);
    passTo(tomorrow);
    EventLog log = instance.getBean(EventLog.class);
    assertThat(log.ofAggregate(company + ".C.USD", 5_001).stream().map(each -> each.position()))
        .hasSize(5_001)
        .satisfies(commits -> assertThat(Set.copyOf(commits)).hasSize(2));
    assertThat(log.ofAggregate(company + ".C.USD", 0).stream().map(RecordedEvent::actor))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Collections.nCopies(5_001, "anonymous").stream(),
                    Collections.nCopies(5_001, "system:day-begins").stream())
                .toList());
    AheadChecks checks = new AheadChecks(LEDGER, instance);
    checks.caughtUp();
    assertThat(checks.items(company, "ahead")).isEmpty();
    assertThat(checks.items(company, "open")).hasSize(5_001);
  }

  /** By way of all that falls due; and each time as if killed before that was noted. */
  private static void passTo(LocalDate day) {
    Instant morning = day.atTime(9, 0).atZone(ZONE).toInstant();
    Deadlines deadlines = instance.getBean("dueDeadlines", Deadlines.class);
    Optional<Instant> due = deadlines.nextDue();
    while (due.isPresent() && !due.get().isAfter(morning)) {
      Instant now = due.get().isBefore(CLOCK.instant()) ? CLOCK.instant() : due.get();
      CLOCK.moveTo(now);
      List<Document> copies = waiting();
      deadlines.fireDue(now);
      fireAgain(copies, deadlines, now);
      due = deadlines.nextDue();
    }
    CLOCK.moveTo(morning);
  }

  private static List<Document> waiting() {
    try (MongoClient client = MongoClients.create(LEDGER.mongoUri(DATABASE))) {
      return client.getDatabase(DATABASE).getCollection("deadlines").find().into(new ArrayList<>());
    }
  }

  private static void fireAgain(List<Document> copies, Deadlines deadlines, Instant now) {
    long told = instance.getBean(EventLog.class).head();
    List<Document> done = new ArrayList<>(copies);
    List<Object> left = waiting().stream().map(each -> each.get("_id")).toList();
    done.removeIf(each -> left.contains(each.get("_id")));
    assertThat(done).isNotEmpty();
    try (MongoClient client = MongoClients.create(LEDGER.mongoUri(DATABASE))) {
      client.getDatabase(DATABASE).getCollection("deadlines").insertMany(done);
    }
    deadlines.fireDue(now);
    assertThat(instance.getBean(EventLog.class).head()).isEqualTo(told);
  }
}
