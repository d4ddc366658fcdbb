package huikuan.dunning.cases;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import huikuan.contracts.ledger.RecipientEvent;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.copy.CopyTasks;
import huikuan.dunning.letter.DisagreedLetters;
import huikuan.dunning.person.PersonTasks;
import huikuan.dunning.recipient.RecipientAnswer;
import huikuan.dunning.recipient.RecipientTasks;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.axon.ProcessorPosition;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.FollowedEntries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * The open tasks that belong to a customer and to no case, in memory: letters, answers of
 * recipients, people, and copies of evidence. All are kept by the processor of the cases.
 */
@Component
public class CustomerTaskTable {

  /** The tasks of each kind that are read at a start, at most. */
  private static final int MOST = 1_000_000;

  private static final Instant ALWAYS = Instant.EPOCH;
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final DisagreedLetters letters;
  private final RecipientTasks told;
  private final PersonTasks people;
  private final CopyTasks copies;
  private final FollowedEntries followed;
  private final Map<String, List<Line>> lines = new ConcurrentHashMap<>();

  /**
   * A task of a customer.
   *
   * @param day for which a payment is promised; null = none is
   */
  public record Line(TaskId task, Instant from, Instant until, @Nullable LocalDate day) {

    boolean isOpen(Instant now) {
      return !from.isAfter(now) && until.isAfter(now);
    }
  }

  CustomerTaskTable(
      MongoTemplate mongo,
      EventLog log,
      DisagreedLetters letters,
      RecipientTasks told,
      PersonTasks people,
      CopyTasks copies) {
    this.letters = letters;
    this.told = told;
    this.people = people;
    this.copies = copies;
    this.followed =
        new FollowedEntries(
            log,
            () -> ProcessorPosition.of(CaseEntry.COLLECTION, mongo.getDb()),
            CustomerTaskTable::concerned,
            this::readAll,
            this::readAgain);
  }

  private static Collection<String> concerned(RecordedEvent event) {
    @Nullable CustomerId of =
        switch (event.payload()) {
          case RecipientEvent it -> it.customer();
          case TaskDone it -> it.customer();
          case CaseClosed it -> it.account().customerId();
          case LetterAnswered it -> it.account().customerId();
          case DifferenceClarified it -> it.account().customerId();
          case LetterClosed it -> it.account().customerId();
          case CustomerChanged it -> it.customer();
          case ContactChanged it -> it.customer();
          case ContactForgotten it -> it.customer();
          case PartyChanged it -> it.customer();
          case EvidenceCopyRequested it -> it.customer();
          case OfCopy it -> it.customer();
          default -> null;
        };
    return of == null ? List.of() : List.of(of.toString());
  }

  /** Reads what has changed since the last time. */
  public void follow() {
    followed.follow();
  }

  /** The tasks of a customer that are open at a moment. */
  public List<Line> of(CustomerId customer, Instant now) {
    return lines.getOrDefault(customer.toString(), List.of()).stream()
        .filter(line -> line.isOpen(now))
        .toList();
  }

  private void readAll() {
    lines.clear();
    Criteria any = where("task").gt("");
    put(letters.tasks(any, MOST));
    putTold(told.tasks(any, MOST));
    put(copies.tasks(any, MOST));
    people.spans(null).forEach(this::put);
  }

  private void readAgain(List<String> customers) {
    customers.forEach(lines::remove);
    put(letters.of(ids(customers, each -> each == TaskReason.LETTER_DISAGREED)).keySet());
    putTold(ids(customers, TaskReason::isTold));
    put(copies.of(ids(customers, each -> each == TaskReason.COPY_FAILED)).keySet());
    people.spans(customers).forEach(this::put);
  }

  private static List<String> ids(List<String> customers, Predicate<TaskReason> which) {
    List<TaskReason> reasons = Arrays.stream(TaskReason.values()).filter(which).toList();
    return customers.stream()
        .flatMap(each -> reasons.stream().map(reason -> each + "." + reason.word()))
        .toList();
  }

  private void put(Collection<String> tasks) {
    tasks.forEach(each -> put(new Line(TaskId.parse(each), ALWAYS, NEVER, null)));
  }

  private void put(PersonTasks.Span span) {
    put(new Line(span.task(), span.from(), span.until(), null));
  }

  private void putTold(Collection<String> tasks) {
    told.of(tasks)
        .forEach(
            (task, answers) ->
                put(new Line(TaskId.parse(task), ALWAYS, NEVER, promisedFor(answers))));
  }

  private static @Nullable LocalDate promisedFor(List<RecipientAnswer> answers) {
    return answers.stream()
        .filter(each -> each.amount() != null)
        .map(RecipientAnswer::day)
        .filter(Objects::nonNull)
        .map(LocalDate::parse)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void put(Line line) {
    lines.merge(
        line.task().customer().toString(),
        List.of(line),
        (some, more) -> new ArrayList<>(Stream.concat(some.stream(), more.stream()).toList()));
  }
}
