package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.unwind;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.copy.CopyTasks;
import huikuan.dunning.copy.EvidenceCopy;
import huikuan.dunning.customers.ContactNames;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.insolvency.FilingTasks;
import huikuan.dunning.insolvency.OpenFiling;
import huikuan.dunning.letter.DisagreedLetter;
import huikuan.dunning.letter.DisagreedLetters;
import huikuan.dunning.person.PersonTasks;
import huikuan.dunning.promise.BrokenPromise;
import huikuan.dunning.promise.BrokenPromises;
import huikuan.dunning.recipient.RecipientAnswer;
import huikuan.dunning.recipient.RecipientTasks;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The open tasks: a case says to which it belongs, and so does a letter that the customer does not
 * agree with, what a recipient told, a person of whom somebody has to see to something, a copy of
 * evidence that did not arrive, and an insolvency in which claims are to be filed.
 */
@Component
class OpenTasks {

  static final String TASK = "task";

  /** Follows the dot, so that a company's tasks lie between it with the one and with the other. */
  private static final char AFTER_DOT = '.' + 1;

  private final MongoTemplate mongo;
  private final Customers customers;
  private final DisagreedLetters letters;
  private final RecipientTasks told;
  private final PersonTasks people;
  private final CopyTasks copies;
  private final FilingTasks filings;
  private final BrokenPromises promises;
  private final ContactNames names;

  OpenTasks(
      MongoTemplate mongo,
      Customers customers,
      DisagreedLetters letters,
      RecipientTasks told,
      PersonTasks people,
      CopyTasks copies,
      FilingTasks filings,
      BrokenPromises promises,
      ContactNames names) {
    this.people = people;
    this.copies = copies;
    this.filings = filings;
    this.promises = promises;
    this.names = names;
    this.mongo = mongo;
    this.customers = customers;
    this.letters = letters;
    this.told = told;
  }

  /** The ids of tasks that are open at a moment, in order. */
  List<String> ids(@Nullable String company, @Nullable String reason, Page page, Instant now) {
    Criteria task = where(TASK).gt(page.isFirst() ? "" : page.text(0));
    if (company != null) {
      task =
          new Criteria().andOperator(task, where(TASK).gt(company + '.').lt(company + AFTER_DOT));
    }
    if (reason != null) {
      Pattern end = Pattern.compile(Pattern.quote('.' + reason) + "$");
      task = new Criteria().andOperator(task, where(TASK).regex(end));
    }
    Stream<String> ofCases =
        mongo
            .aggregate(
                newAggregation(
                    match(task),
                    unwind(TASK),
                    match(task),
                    group(TASK),
                    sort(Direction.ASC, "_id"),
                    limit(page.read())),
                CaseEntry.COLLECTION,
                Document.class)
            .getMappedResults()
            .stream()
            .map(found -> found.getString("_id"));
    return Stream.of(
            ofCases,
            letters.tasks(task, page.read()).stream(),
            told.tasks(task, page.read()).stream(),
            people.tasks(task, now, page.read()).stream(),
            copies.tasks(task, page.read()).stream(),
            filings.tasks(task, page.read()).stream())
        .flatMap(each -> each)
        .sorted()
        .limit(page.read())
        .toList();
  }

  /** Those that are still open at a moment, in order. */
  List<OpenTask> of(Collection<String> tasks, Instant now) {
    Map<String, List<DisagreedLetter>> answers = letters.of(tasks);
    Map<String, List<CaseEntry>> claims = new TreeMap<>();
    for (CaseEntry entry : find(where(TASK).in(tasks))) {
      entry.tasks.stream()
          .filter(tasks::contains)
          .forEach(task -> claims.computeIfAbsent(task, _ -> new ArrayList<>()).add(entry));
    }
    answers.forEach((task, each) -> claims.put(task, find(named(each))));
    Map<String, List<RecipientAnswer>> tells = told.of(tasks);
    tells.forEach((task, each) -> claims.put(task, find(toldOf(each))));
    Map<String, List<PersonTasks.Person>> persons = people.of(tasks, now);
    persons.keySet().forEach(task -> claims.put(task, List.of()));
    Map<String, List<EvidenceCopy>> sent = copies.of(tasks);
    sent.keySet().forEach(task -> claims.put(task, List.of()));
    Map<String, OpenFiling> toFile = filings.of(tasks);
    toFile.keySet().forEach(task -> claims.put(task, List.of()));
    Map<CustomerId, Customer> known =
        customers.findAll(
            claims.keySet().stream().map(id -> TaskId.parse(id).customer()).distinct().toList());
    Map<String, List<BrokenPromise>> broken = promises.of(claims.keySet());
    return claims.entrySet().stream()
        .map(
            each ->
                task(
                    TaskId.parse(each.getKey()),
                    each.getValue(),
                    answers.getOrDefault(each.getKey(), List.of()),
                    tells.getOrDefault(each.getKey(), List.of()),
                    persons.getOrDefault(each.getKey(), List.of()),
                    sent.getOrDefault(each.getKey(), List.of()),
                    broken.getOrDefault(each.getKey(), List.of()),
                    toFile.get(each.getKey()),
                    known,
                    now))
        .toList();
  }

  private List<CaseEntry> find(Criteria claims) {
    return mongo.find(Query.query(claims), CaseEntry.class);
  }

  /** The open cases of what customers do not agree with. */
  private static Criteria named(List<DisagreedLetter> answers) {
    return open(answers.stream().flatMap(DisagreedLetter::cases));
  }

  /** The open cases of the items of which something was told. */
  private static Criteria toldOf(List<RecipientAnswer> told) {
    return open(told.stream().flatMap(each -> each.caseId().stream()));
  }

  private static Criteria open(Stream<String> cases) {
    return new Criteria()
        .andOperator(
            where("_id").in(cases.distinct().toList()), where("state").ne(CaseState.CLOSED));
  }

  /** Which cases belong to a task. */
  Criteria casesOf(TaskId task) {
    String id = task.toString();
    if (task.reason() == TaskReason.LETTER_DISAGREED) {
      return named(letters.of(List.of(id)).getOrDefault(id, List.of()));
    }
    if (task.reason().isOfPerson()
        || task.reason() == TaskReason.COPY_FAILED
        || task.reason() == TaskReason.CLAIM_FILING) {
      return open(Stream.of());
    }
    return task.reason().isTold()
        ? toldOf(told.of(List.of(id)).getOrDefault(id, List.of()))
        : where(TASK).is(id);
  }

  private OpenTask task(
      TaskId id,
      List<CaseEntry> claims,
      List<DisagreedLetter> answers,
      List<RecipientAnswer> told,
      List<PersonTasks.Person> people,
      List<EvidenceCopy> copies,
      List<BrokenPromise> broken,
      @Nullable OpenFiling filing,
      Map<CustomerId, Customer> customers,
      Instant now) {
    Customer customer = requireNonNull(customers.get(id.customer()));
    Function<String, @Nullable String> named = names.of(customer);
    Set<String> cases = claims.stream().map(each -> each.id).collect(toSet());
    Map<String, Money> open = new TreeMap<>();
    claims.forEach(
        each -> open.merge(each.open().currency().getCurrencyCode(), each.open(), Money::plus));
    return new OpenTask(
        id,
        customer.name(),
        claims.size(),
        List.copyOf(open.values()),
        claims.stream()
            .map(CaseEntry::dueOn)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        answers,
        told.stream()
            .map(each -> new OpenTask.ToldLine(each, named.apply(each.contactId())))
            .toList(),
        people.stream()
            .map(each -> new OpenTask.PersonLine(each, named.apply(each.contactId())))
            .toList(),
        copies.stream().map(each -> line(each, named)).toList(),
        broken.stream().filter(each -> each.isAboutAny(cases)).toList(),
        id.reason() == TaskReason.SHORT_PAID
            ? claims.stream().filter(each -> each.paidShort != null).toList()
            : List.of(),
        filing == null
            ? null
            : new OpenTask.FilingLine(
                filing, filing.daysLeft(LocalDate.ofInstant(now, customer.zone()))));
  }

  private static OpenTask.CopyLine line(
      EvidenceCopy copy, Function<String, @Nullable String> named) {
    String contact = copy.contactId();
    return new OpenTask.CopyLine(copy, contact == null ? null : named.apply(contact));
  }
}
