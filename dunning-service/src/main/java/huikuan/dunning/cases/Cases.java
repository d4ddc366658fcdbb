package huikuan.dunning.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.task.TaskId;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The cases, to look up. */
@Component
public class Cases {

  /** Cases looked up together. */
  private static final int AT_ONCE = 1_000;

  /** As the store orders ids: by the bytes of their UTF-8. */
  static final Comparator<String> BY_ID =
      Comparator.comparing(id -> id.getBytes(UTF_8), Arrays::compareUnsigned);

  private final MongoTemplate mongo;
  private final Customers customers;
  private final OpenTasks tasks;
  private final StuckCases stuck;

  Cases(MongoTemplate mongo, Customers customers, OpenTasks tasks, StuckCases stuck) {
    this.mongo = mongo;
    this.stuck = stuck;
    this.tasks = tasks;
    this.customers = customers;
  }

  /**
   * How a case stands.
   *
   * @param policy the reference of the policy that the claim keeps; null = it is an escalation
   * @param contract of the claim; null = it has none
   * @param withheld why a step that is due is not taken; null = none is withheld
   * @param asksAgain the planned step that was covered and is asked about again; null = none
   */
  public record CaseBalance(
      Money open,
      @Nullable String policy,
      @Nullable String contract,
      @Nullable String withheld,
      @Nullable PlannedStep asksAgain) {

    private static CaseBalance of(CaseEntry entry) {
      return new CaseBalance(
          entry.open(),
          entry.policyReference(),
          entry.contract,
          entry.withheld,
          entry.waits() ? entry.next : null);
    }

    /** Why a planned step that is due is not taken; null = nothing is in its way, or not due. */
    public @Nullable String waits(PlannedStep step, Instant now) {
      return !step.at().isAfter(now) || step.equals(asksAgain) ? withheld : null;
    }
  }

  /** How each of these cases stands; a case that is not known yet is left out. */
  public Map<String, CaseBalance> standing(Collection<String> ids) {
    return mongo.find(Query.query(where("_id").in(ids)), CaseEntry.class).stream()
        .collect(toMap(entry -> entry.id, CaseBalance::of));
  }

  /** The accounts of these cases; a case that is not known is left out. */
  public Map<String, String> accounts(Collection<String> ids) {
    return mongo.find(Query.query(where("_id").in(ids)), CaseEntry.class).stream()
        .collect(toMap(entry -> entry.id, entry -> entry.account));
  }

  /** The reminder cases of an account, in order of their ids. */
  public List<String> claimsOf(AccountId account, Page page) {
    return find(CaseFilter.ofAccount(account), CaseEntry.REMINDER, page).stream()
        .map(entry -> entry.id)
        .toList();
  }

  Optional<CaseEntry> find(String id) {
    return Optional.ofNullable(mongo.findById(id, CaseEntry.class));
  }

  /**
   * @throws ProblemException 404 if there is none
   */
  CaseEntry require(String id) {
    return find(id).orElseThrow(() -> new ProblemException(Problem.notFound("case", id)));
  }

  /**
   * The case of a claim.
   *
   * @throws ProblemException 404 if there is none, 409 if it is an escalation's
   */
  CaseEntry requireReminder(String id) {
    CaseEntry entry = require(id);
    if (!entry.kind.equals(CaseEntry.REMINDER)) {
      throw new ProblemException(
          Problem.of(
              "not-an-invoice",
              "The case is an escalation",
              409,
              "Take the cases of its claims: GET /dunning/cases?account=" + entry.account + "."));
    }
    return entry;
  }

  /**
   * @param so what follows from it
   */
  static Problem closed(String so) {
    return Problem.of(
        "case-closed", "The case is closed", 409, "Nothing of the claim is open, so " + so + ".");
  }

  static Problem underWay() {
    return Problem.of(
        "message-under-way",
        "A message of the claim is under way",
        409,
        "Wait until it has left, or did not leave; then look at the next step.");
  }

  /** In order of their ids. */
  List<CaseEntry> find(CaseFilter filter, Page page) {
    return filter.retrying() ? retrying(filter, page) : find(filter, null, page);
  }

  /** Of what is stuck the ids are known. */
  private List<CaseEntry> retrying(CaseFilter filter, Page page) {
    Collection<String> ids =
        page.isFirst() ? stuck.ids() : stuck.ids().tailSet(page.text(0), false);
    List<CaseEntry> found = new ArrayList<>();
    for (List<String> some : ids.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
      if (found.size() < page.read()) {
        Query query = query(filter, null).limit(page.read() - found.size());
        found.addAll(mongo.find(query.addCriteria(where("_id").in(some)), CaseEntry.class));
      }
    }
    return found;
  }

  private List<CaseEntry> find(CaseFilter filter, @Nullable String kind, Page page) {
    return queries(filter).stream()
        .flatMap(query -> mongo.find(part(query, kind, page), CaseEntry.class).stream())
        .sorted(Comparator.comparing(entry -> entry.id, BY_ID))
        .limit(page.read())
        .toList();
  }

  private static Query part(Query query, @Nullable String kind, Page page) {
    add(query.limit(page.read()), "kind", kind);
    return page.isFirst() ? query : query.addCriteria(where("_id").gt(page.text(0)));
  }

  /** The ids of a task's cases. */
  Set<String> idsOf(TaskId task) {
    Query query = Query.query(tasks.casesOf(task));
    query.fields().include("_id");
    return mongo.find(query, Document.class, CaseEntry.COLLECTION).stream()
        .map(each -> each.getString("_id"))
        .collect(toSet());
  }

  /**
   * Asks for the cases, in order of their ids; for those of each state by itself, so that an index
   * has them in this order, and closed ones are not read.
   */
  List<Query> queries(CaseFilter filter) {
    return filter.states().isEmpty()
        ? List.of(query(filter, null))
        : filter.states().stream().map(state -> query(filter, state)).toList();
  }

  /**
   * Asks for the cases of a state, in order of their ids.
   *
   * @param state null = any
   */
  Query query(CaseFilter filter, @Nullable CaseState state) {
    Query query = new Query().with(Sort.by("_id"));
    add(query, "company", filter.company());
    add(query, "account", filter.account());
    add(query, "customer", filter.customer() == null ? null : filter.customer().toString());
    add(query, "invoices", filter.invoice());
    add(query, "policy", filter.policy());
    add(query, "state", state);
    add(query, "level", filter.level());
    add(query, "owner", filter.owner());
    add(query, "small", filter.smallDifference());
    if (filter.task() != null) {
      query.addCriteria(tasks.casesOf(filter.task()));
    }
    return query;
  }

  /** How many cases of a kind are in a state. */
  long count(String kind, CaseState state) {
    return mongo.count(Query.query(where("kind").is(kind).and("state").is(state)), CaseEntry.class);
  }

  /** How many cases have a step that is due and is not taken for this reason. */
  long withheld(Reason reason) {
    return mongo.count(Query.query(where("withheld").is(reason.word())), CaseEntry.class);
  }

  Map<CustomerId, Customer> customersOf(Collection<CaseEntry> cases) {
    return customers.findAll(cases.stream().map(one -> one.accountId().customerId()).toList());
  }

  private static void add(Query query, String field, @Nullable Object value) {
    if (value != null) {
      query.addCriteria(Criteria.where(field).is(value));
    }
  }
}
