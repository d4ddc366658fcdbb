package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.assignment.Assignments;
import huikuan.dunning.assignment.Assignments.NotOurs;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.concession.ConcessionAnswer.Excess;
import huikuan.dunning.concession.ConcessionBody.Draft;
import huikuan.dunning.concession.ConcessionBody.Item;
import huikuan.dunning.concession.ConcessionCommand.DraftConcession;
import huikuan.dunning.concession.ConcessionCommand.Offered;
import huikuan.dunning.concession.ConcessionEntry.Part;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.insolvency.Insolvencies;
import huikuan.dunning.policy.ConcessionLimits;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.PolicySubject;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Drafts concessions, within the limits of the policy that the customer is chased by. */
@Component
class Concessions {

  /** Kinds of arrangements: nothing is granted on their part of a claim. */
  private static final List<String> DISPUTED = List.of("dispute.");

  private final Policies policies;
  private final Covers covers;
  private final CurrentClaims claims;
  private final Calendars calendars;
  private final ApprovalTimes times;
  private final Insolvencies insolvencies;
  private final Assignments assignments;
  private final Commands commands;

  Concessions(
      Policies policies,
      Covers covers,
      CurrentClaims claims,
      Calendars calendars,
      ApprovalTimes times,
      Insolvencies insolvencies,
      Assignments assignments,
      Commands commands) {
    this.policies = policies;
    this.covers = covers;
    this.claims = claims;
    this.calendars = calendars;
    this.times = times;
    this.insolvencies = insolvencies;
    this.assignments = assignments;
    this.commands = commands;
  }

  /** The limits of the policy by which new claims of a customer are chased. */
  ConcessionLimits limits(Customer customer, Instant now) {
    return policy(customer, now).concessions();
  }

  private Policy policy(Customer customer, Instant now) {
    PolicySubject subject = new PolicySubject(customer.id(), customer.customerClass(), null);
    return policies.of(subject, now, customer.zone());
  }

  /**
   * @throws ProblemException 409 if the customer is insolvent
   */
  void requireSolvent(CustomerId customer) {
    insolvencies.requireSolvent(customer);
  }

  /**
   * @throws ProblemException 422 if an item is not open, or the amounts do not add up
   */
  ConcessionAnswer draft(AccountId account, Customer customer, Draft draft, Instant now) {
    Map<String, CurrentClaim> found =
        claims.of(
            draft.items().stream()
                .map(each -> CaseIds.of(account, each.name().kind(), each.name().number()))
                .toList());
    List<Offered> parts = offered(account, draft.items(), found);
    requireOurs(account.customerId(), parts.stream().map(Offered::caseId).toList());
    Policy policy = policy(customer, now);
    ConcessionTerms terms = terms(draft, parts, customer, policy.promises());
    check(terms);
    if (terms.kind() == ConcessionKind.EXTENSION) {
      checkExtension(requireNonNull(terms.extendedTo()), parts, found);
    }
    boolean approval = needsApproval(terms, parts, found, policy.concessions());
    return commands.send(
        new DraftConcession(
            new ConcessionsKey(account.customerId()),
            account,
            terms,
            parts,
            covers.of(account).unapplied(account.currency()),
            draft.contactId(),
            draft.talk(),
            draft.note(),
            approval ? times.lapsesAt(account.company(), now) : null));
  }

  /**
   * Much may have happened since it was offered: a dispute, a payment, an insurance.
   *
   * @throws ProblemException 422 if less is free of an item than was offered, a factor collects it,
   *     or an insurer has not agreed
   */
  void requireGrantable(ConcessionEntry offer) {
    requireOurs(customer(offer), cases(offer));
    Map<String, CurrentClaim> found = claims.of(cases(offer));
    List<Excess> taken = taken(offer, found);
    if (!taken.isEmpty()) {
      throw new ProblemException(
          ConcessionProblems.moreThanOpen(
              taken, offer.parts.stream().map(each -> claim(each, found).item()).toList()));
    }
  }

  /** Whether it could be offered as it is. */
  boolean isGrantable(ConcessionEntry offer) {
    return assignments.among(customer(offer), cases(offer)).isEmpty()
        && taken(offer, claims.of(cases(offer))).isEmpty();
  }

  private static CustomerId customer(ConcessionEntry offer) {
    return AccountId.parse(offer.account).customerId();
  }

  private static List<String> cases(ConcessionEntry offer) {
    return offer.parts.stream().map(Part::caseId).toList();
  }

  private static CurrentClaim claim(Part part, Map<String, CurrentClaim> found) {
    return requireNonNull(found.get(part.caseId()));
  }

  private static List<Excess> taken(ConcessionEntry offer, Map<String, CurrentClaim> found) {
    List<Excess> taken = new ArrayList<>();
    for (Part each : offer.parts) {
      CurrentClaim claim = claim(each, found);
      Money free = claim.free(DISPUTED);
      if (Money.parse(each.missing()).compareTo(free) > 0) {
        taken.add(new Excess(claim.item(), free));
      }
    }
    return taken;
  }

  /** An insurer that did not agree need not pay; whom a factor asks, we grant nothing. */
  private void requireOurs(CustomerId customer, List<String> cases) {
    NotOurs others = assignments.among(customer, cases);
    refuse(
        "factored",
        "A factor collects it",
        "an item that no factor collects",
        cases,
        others.factored());
    refuse(
        "needs-consent",
        "The insurer has not agreed",
        "an item that is not insured, or whose insurer has agreed",
        cases,
        others.withoutConsent());
  }

  private static void refuse(
      String type, String title, String allowed, List<String> cases, List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw new ProblemException(
          Problem.ofFields(
              type,
              title,
              422,
              wrong.stream()
                  .map(
                      each ->
                          new FieldError(
                              "items[%d].number".formatted(cases.indexOf(each)), allowed))
                  .toList()));
    }
  }

  private static List<Offered> offered(
      AccountId account, List<Item> items, Map<String, CurrentClaim> found) {
    List<Offered> parts = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      Item item = items.get(at);
      CurrentClaim claim = found.get(CaseIds.of(account, item.name().kind(), item.name().number()));
      Money free = claim == null || !claim.account().equals(account) ? null : claim.free(DISPUTED);
      if (claim == null || free == null || free.signum() <= 0) {
        errors.add(
            new FieldError(
                "items[" + at + "].number", "an open item of " + account + ", not disputed"));
      } else {
        parts.add(
            new Offered(
                claim.caseId(),
                item.name(),
                item.amount() == null ? free : item.amount(),
                claim.open(),
                free,
                claim.position()));
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.ofFields("not-open", "An item is not open", 422, errors));
    }
    return parts;
  }

  private ConcessionTerms terms(
      Draft draft, List<Offered> parts, Customer customer, PromiseTerms money) {
    ZoneId zone = customer.zone();
    WorkingDays days = calendars.of(customer.country());
    Money amount =
        parts.stream().map(Offered::amount).reduce(Money.zero(draft.currency()), Money::plus);
    return new ConcessionTerms(
        draft.kind(),
        amount,
        draft.dues().stream()
            .map(
                each -> {
                  LocalDate until = days.plus(each.on(), money.toleranceDays());
                  return new Due(each.on(), each.amount(), until, end(until, zone));
                })
            .toList(),
        money.tolerance(draft.pays()),
        draft.ifMissed(),
        draft.extendedTo(),
        draft.duty(),
        draft.dutyOn(),
        draft.dutyOn() == null ? null : end(draft.dutyOn(), zone),
        draft.offeredUntil(),
        end(draft.offeredUntil(), zone));
  }

  private static Instant end(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static void check(ConcessionTerms terms) {
    if (!terms.kind().hasDues()) {
      return;
    }
    Money pays = terms.pays();
    boolean wrong =
        terms.kind().givesMoney()
            ? pays.compareTo(terms.amount()) >= 0
            : !pays.equals(terms.amount());
    if (wrong) {
      String allowed =
          terms.kind().givesMoney()
              ? "less than %s, together: something is granted"
              : "%s, together: all that it is about";
      throw new ProblemException(
          Problem.ofFields(
              "does-not-add-up",
              "The amounts do not add up",
              422,
              List.of(new FieldError("dues", allowed.formatted(terms.amount().decimal())))));
    }
  }

  /** The due date of a whole item is put off, and to a later day. */
  private static void checkExtension(
      LocalDate extendedTo, List<Offered> parts, Map<String, CurrentClaim> found) {
    List<FieldError> errors = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      Offered part = parts.get(at);
      LocalDate due = requireNonNull(found.get(part.caseId())).dueOn();
      if (!part.amount().equals(part.open())) {
        String all = "%s, or absent: an extension is of all that is open";
        errors.add(
            new FieldError("items[" + at + "].amount", all.formatted(part.open().decimal())));
      }
      if (!extendedTo.isAfter(due)) {
        errors.add(
            new FieldError(
                "extendedTo",
                "a day after %s, when %s is due".formatted(due, part.item().number())));
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          Problem.ofFields("does-not-add-up", "It does not add up", 422, errors));
    }
  }

  /** Instalments, and what has no price, need another's approval in any case. */
  private static boolean needsApproval(
      ConcessionTerms terms,
      List<Offered> parts,
      Map<String, CurrentClaim> found,
      ConcessionLimits limits) {
    return switch (terms.kind()) {
      case PLAN, SERVICE -> true;
      case DISCOUNT, SETTLEMENT -> limits.isOver(terms.given(), terms.amount());
      case EXCHANGE -> limits.isOver(terms.amount(), terms.amount());
      case EXTENSION -> isLong(requireNonNull(terms.extendedTo()), parts, found, limits);
    };
  }

  private static boolean isLong(
      LocalDate extendedTo,
      List<Offered> parts,
      Map<String, CurrentClaim> found,
      ConcessionLimits limits) {
    return parts.stream()
        .map(each -> requireNonNull(found.get(each.caseId())).dueOn())
        .anyMatch(due -> extendedTo.isAfter(due.plusDays(limits.extensionDays())));
  }
}
