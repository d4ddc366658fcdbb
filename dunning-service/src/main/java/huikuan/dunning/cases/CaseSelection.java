package huikuan.dunning.cases;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Cases that somebody selects to do something with all of them. */
@Component
public class CaseSelection {

  /** Cases and customers looked up together. */
  private static final int AT_ONCE = 1_000;

  private final MongoTemplate mongo;
  private final Cases cases;
  private final StuckCases stuck;
  private final Customers customers;

  CaseSelection(MongoTemplate mongo, Cases cases, StuckCases stuck, Customers customers) {
    this.mongo = mongo;
    this.cases = cases;
    this.stuck = stuck;
    this.customers = customers;
  }

  /**
   * A case as it stands now.
   *
   * @param invoice the number of its item; null = it is an escalation
   * @param policy the reference of the policy that it keeps; null = it is an escalation
   * @param level the last one taken; null = none is
   * @param next the level of the next step; null = none is planned
   * @param owner the person who sees to it; null = nobody in particular
   * @param manual the hold that somebody placed by hand; null = there is none
   * @param small whether what is open is held as a small difference
   * @param writeOffStands whether the ledger was asked to write it off, and has not refused
   * @param subject of its reactions
   */
  public record Selected(
      String id,
      AccountId account,
      @Nullable String invoice,
      boolean closed,
      Money open,
      @Nullable String policy,
      @Nullable String level,
      boolean escalated,
      @Nullable String next,
      @Nullable String owner,
      @Nullable Hold manual,
      boolean small,
      boolean writeOffStands,
      String subject) {

    private static Selected of(CaseEntry entry) {
      boolean reminder = entry.kind.equals(CaseEntry.REMINDER);
      return new Selected(
          entry.id,
          entry.accountId(),
          reminder ? entry.invoices.getFirst() : null,
          entry.state == CaseState.CLOSED,
          entry.open(),
          entry.policyReference(),
          entry.level,
          entry.escalated,
          entry.next == null ? null : entry.next.level(),
          entry.owner,
          entry.holds.stream()
              .map(HeldBy::hold)
              .filter(hold -> hold.source().equals(Hold.MANUAL))
              .findFirst()
              .orElse(null),
          !entry.small.isEmpty(),
          entry.writeOff != null && entry.writeOff.stands(),
          entry.subject());
    }
  }

  /**
   * The cases that match, in order of their ids; closed ones only if they are asked for.
   *
   * @param most no more than these are told
   */
  public List<Selected> matching(CaseFilter filter, int most) {
    if (filter.retrying()) {
      return of(stuck.ids(), cases.query(filter, null), most);
    }
    CaseFilter open = filter.states().isEmpty() ? filter.unclosed() : filter;
    return cases.queries(open).stream()
        .flatMap(query -> read(query.limit(most)).stream())
        .sorted(Comparator.comparing(Selected::id, Cases.BY_ID))
        .limit(most)
        .toList();
  }

  /** Those of these ids that there are, in the order of their ids. */
  public List<Selected> of(Collection<String> ids) {
    return of(ids.stream().distinct().sorted().toList(), new Query(), ids.size());
  }

  private List<Selected> of(Collection<String> ids, Query query, int most) {
    List<Selected> found = new ArrayList<>();
    for (List<String> some : ids.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
      found.addAll(read(Query.of(query).addCriteria(where("_id").in(some))));
    }
    return found.stream().sorted(Comparator.comparing(Selected::id)).limit(most).toList();
  }

  private List<Selected> read(Query query) {
    try (Stream<CaseEntry> found = mongo.stream(query, CaseEntry.class)) {
      return found.map(Selected::of).toList();
    }
  }

  /** The customers of these accounts. */
  public Map<CustomerId, Customer> customers(Collection<AccountId> accounts) {
    return accounts.stream()
        .map(AccountId::customerId)
        .distinct()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(some -> customers.findAll(some).entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
