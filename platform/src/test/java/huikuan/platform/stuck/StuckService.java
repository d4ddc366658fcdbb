package huikuan.platform.stuck;

import huikuan.contracts.EventName;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.reaction.Reactions;
import huikuan.platform.reaction.SagaTypes;
import huikuan.platform.time.SandboxClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** A service with one saga and one reaction, which fail for whom {@link Faults} says. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({StuckService.Faults.class, StuckService.Readers.class})
public class StuckService {

  sealed interface Loan {
    @EventName("test.loan-begun.v1")
    record Begun(String book) implements Loan {}

    @EventName("test.loan-extended.v1")
    record Extended(String book, int days) implements Loan {}

    @EventName("test.loan-ended.v1")
    record Ended(String book) implements Loan {}

    @EventName("test.loan-closing.v1")
    record LibraryCloses(String city) implements Loan {}

    @EventName("test.loan-lent.v1")
    record Lent(List<String> books) implements Loan {}
  }

  @Bean
  EventVocabulary vocabulary() {
    return EventVocabulary.of(Loan.class);
  }

  @Bean
  SagaTypes sagaTypes() {
    return SagaTypes.of(LoanSaga.class);
  }

  @Bean
  SandboxClock clock() {
    return new SandboxClock(Instant.parse("2026-03-01T00:00:00Z"));
  }

  /** Whose handlers fail, and what was done. */
  @Component
  public static class Faults {
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    final List<String> done = new CopyOnWriteArrayList<>();
    volatile Runnable meanwhile = () -> {};

    void pass(String book) {
      meanwhile.run();
      if (failing.contains(book)) {
        throw new IllegalStateException("no pen for " + book);
      }
    }
  }

  /** Counts how long a book is away; it changes itself before it can fail. */
  @ProcessingGroup("loans")
  public static class LoanSaga {
    private String book = "";
    private int days;
    private List<String> cities = new ArrayList<>();

    public LoanSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "book")
    public void on(Loan.Begun event, Faults faults, DeadlineManager deadlines) {
      book = event.book();
      days = 14;
      SagaLifecycle.associateWith("city", "Hangzhou");
      deadlines.schedule(Instant.parse("2026-03-15T00:00:00Z"), "overdue", book);
      faults.pass(book);
      faults.done.add(book + " begun");
    }

    @SagaEventHandler(associationProperty = "book")
    public void on(Loan.Extended event, Faults faults) {
      days += event.days();
      faults.pass(book);
      faults.done.add(book + " " + days + " days");
    }

    @SagaEventHandler(associationProperty = "city")
    public void on(Loan.LibraryCloses event, Faults faults) {
      cities.add(event.city());
      faults.pass(book);
      faults.done.add(book + " closes " + cities);
    }

    @DeadlineHandler(deadlineName = "overdue")
    public void overdue(String late, Faults faults, Reactions reactions) {
      reactions.requireNoNews(Readers.class, late);
      faults.pass(late);
      faults.done.add(late + " overdue");
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "book")
    public void on(Loan.Ended event, Faults faults) {
      faults.pass(book);
      faults.done.add(book + " ended");
    }
  }

  /** Notes what is lent: one event, several books. */
  @Component
  @ProcessingGroup("readers")
  public static class Readers {
    private final Reactions reactions;
    private final Faults faults;

    Readers(Reactions reactions, Faults faults) {
      this.reactions = reactions;
      this.faults = faults;
    }

    @EventHandler
    void on(Loan.Lent event) {
      for (String book : event.books()) {
        reactions.react(
            this,
            book,
            book,
            () -> {
              faults.pass(book);
              faults.done.add(book + " lent");
            });
      }
    }
  }
}
