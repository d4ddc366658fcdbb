package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.batch.BatchCommand.DraftBatch;
import huikuan.dunning.batch.BatchCommand.FreezePart;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.batch.BatchEvent.PartFrozen;
import huikuan.dunning.batch.BatchReader.Asked;
import huikuan.dunning.batch.BatchState.Stage;
import huikuan.dunning.cases.CaseSelection;
import huikuan.dunning.cases.CaseSelection.Selected;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.PolicyReference;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.stuck.AllStuck;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts batches: freezes which cases they have, and says what would come of the action. */
@Component
class BatchDrafts {

  static final int MOST_CASES = 100_000;

  /** Cases that are handled together. */
  static final int PART = 200;

  private static final int AT_ONCE = 1_000;

  private final CaseSelection selection;
  private final CaseBatches batches;
  private final AllStuck stuck;
  private final Policies policies;
  private final CompanySettings companies;
  private final Commands commands;

  BatchDrafts(
      CaseSelection selection,
      CaseBatches batches,
      AllStuck stuck,
      Policies policies,
      CompanySettings companies,
      Commands commands) {
    this.policies = policies;
    this.companies = companies;
    this.selection = selection;
    this.batches = batches;
    this.stuck = stuck;
    this.commands = commands;
  }

  /** Drafts a batch, and answers its id. One that is drafted, with the same cases, stays. */
  String draft(Asked asked, String by, Instant now) {
    List<Chosen> cases = chosen(asked, now);
    String about = about(asked, by, cases);
    int number = 1;
    String id = BatchIds.of(asked.company(), about, number);
    BatchState known = batches.find(id);
    while (known.exists() && known.stage() != Stage.DRAFTED) {
      number++;
      id = BatchIds.of(asked.company(), about, number);
      known = batches.find(id);
    }
    if (!known.exists()) {
      freeze(id, cases);
      commands.send(new DraftBatch(id, drafted(id, asked, cases, by, now)));
    }
    return id;
  }

  /** The parts come before the batch: without it they are nothing. */
  private void freeze(String id, List<Chosen> cases) {
    List<List<Chosen>> parts = parts(cases);
    IntStream.rangeClosed(1, parts.size())
        .forEach(
            part ->
                commands.send(
                    new FreezePart(
                        BatchIds.ofPart(id, part), new PartFrozen(id, part, parts.get(part - 1)))));
  }

  private static List<List<Chosen>> parts(List<Chosen> cases) {
    return cases.stream().gather(Gatherers.windowFixed(PART)).toList();
  }

  private static BatchDrafted drafted(
      String id, Asked asked, List<Chosen> cases, String by, Instant now) {
    return new BatchDrafted(
        id,
        asked.company(),
        asked.action(),
        asked.hold(),
        cases.size(),
        parts(cases).size(),
        List.copyOf(sums(cases.stream().map(Chosen::open).toList())),
        PartState.counted(cases.stream().map(Chosen::expected).toList()),
        by,
        now,
        asked.order());
  }

  private static String about(Asked asked, String by, List<Chosen> cases) {
    Object order = asked.order() == null ? asked.hold() : asked.order();
    return "%s %s %s\n".formatted(by, asked.action(), order)
        + cases.stream().map(Chosen::toString).collect(Collectors.joining("\n"));
  }

  private List<Chosen> chosen(Asked asked, Instant now) {
    List<Selected> found = selected(asked);
    refuseNoneOrTooMany(found);
    refuseOther(asked, found);
    Map<CustomerId, Customer> customers =
        asked.hold() == null
            ? Map.of()
            : selection.customers(found.stream().map(Selected::account).toList());
    Set<String> retrying = asked.action() == BatchAction.RETRY ? stuckAmong(found) : Set.of();
    DryRun run = new DryRun(asked, moved(asked, now), customers, retrying, now);
    return found.stream()
        .map(
            each ->
                new Chosen(
                    each.id(),
                    each.account().toString(),
                    each.invoice(),
                    each.open(),
                    run.of(each).word()))
        .toList();
  }

  private static void refuseNoneOrTooMany(List<Selected> found) {
    if (found.isEmpty()) {
      throw new ProblemException(
          Problem.of("nothing-selected", "No case is selected", 422, "Widen the selection."));
    }
    if (found.size() > MOST_CASES) {
      throw new ProblemException(
          Problem.of(
              "too-many-selected",
              "Too many cases are selected",
              422,
              "A batch has at most %d cases. Narrow the selection.".formatted(MOST_CASES)));
    }
  }

  /** The policy of the action move, which is effective; null = another action. */
  private @Nullable Policy moved(Asked asked, Instant now) {
    return asked.action() == BatchAction.MOVE
        ? PolicyReference.parse(requireNonNull(requireNonNull(asked.order()).policy()))
            .requireEffective(policies, companies.dayAt(asked.company(), now))
        : null;
  }

  /** The selection that a person saw and the one that matches now must be the same. */
  private static void refuseOther(Asked asked, List<Selected> found) {
    Collection<Money> open = sums(found.stream().map(Selected::open).toList());
    if (asked.expected() == null || asked.expected().is(found.size(), open)) {
      return;
    }
    throw new ProblemException(
        Problem.of(
            "selection-changed",
            "Other cases match than were seen",
            409,
            "Seen were %s; now it is %s. Look at the selection again."
                .formatted(
                    told(asked.expected().cases(), asked.expected().open()),
                    told(found.size(), open))));
  }

  private static String told(int cases, @Nullable Collection<Money> open) {
    String sums =
        open == null || open.isEmpty()
            ? ""
            : " with "
                + open.stream().map(Money::toString).sorted().collect(Collectors.joining(", "));
    return cases + (cases == 1 ? " case" : " cases") + sums;
  }

  private static Collection<Money> sums(List<Money> amounts) {
    Map<String, Money> open = new TreeMap<>();
    amounts.forEach(each -> open.merge(each.currency().getCurrencyCode(), each, Money::plus));
    return open.values();
  }

  private List<Selected> selected(Asked asked) {
    if (asked.filter() != null) {
      return selection.matching(asked.filter(), MOST_CASES + 1);
    }
    List<Selected> found =
        selection.of(asked.cases()).stream()
            .filter(each -> each.account().company().equals(asked.company()))
            .toList();
    Set<String> unknown = new HashSet<>(asked.cases());
    found.forEach(each -> unknown.remove(each.id()));
    if (!unknown.isEmpty()) {
      String first = unknown.stream().sorted().limit(3).collect(Collectors.joining(", "));
      throw new ProblemException(
          Problem.invalid(
              List.of(
                  new FieldError("select.cases", "ids of cases of the company; not " + first))));
    }
    return found;
  }

  private Set<String> stuckAmong(List<Selected> cases) {
    return cases.stream()
        .map(Selected::subject)
        .distinct()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(some -> stuck.among(some).stream())
        .collect(Collectors.toSet());
  }
}
