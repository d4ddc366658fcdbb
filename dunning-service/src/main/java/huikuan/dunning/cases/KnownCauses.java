package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.contracts.readiness.Readiness;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.ClosedDisputes;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.promise.BrokenPromises;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.recipient.RecipientTasks;
import huikuan.dunning.standing.Proposal.KnownFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gathers what is known of why a claim is late. */
@Component
class KnownCauses {

  private static final Set<Readiness.What> OURS =
      EnumSet.of(Readiness.What.EVIDENCE, Readiness.What.INVOICE_WAY);

  /** Days of a customer's history that count. */
  private static final int DAYS = 365;

  private final CurrentClaims claims;
  private final Customers customers;
  private final BrokenPromises promises;
  private final ClosedDisputes disputes;
  private final RecipientTasks told;
  private final ClaimBases bases;

  KnownCauses(
      CurrentClaims claims,
      Customers customers,
      BrokenPromises promises,
      ClosedDisputes disputes,
      RecipientTasks told,
      ClaimBases bases) {
    this.claims = claims;
    this.customers = customers;
    this.promises = promises;
    this.disputes = disputes;
    this.told = told;
    this.bases = bases;
  }

  CurrentClaim claim(String caseId) {
    return requireNonNull(claims.of(List.of(caseId)).get(caseId));
  }

  KnownFacts of(CurrentClaim claim, Instant now) {
    Customer customer = customers.find(claim.account().customerId());
    LocalDate today = LocalDate.ofInstant(now, customer.zone());
    return new KnownFacts(
        disputes.ours(customer.id(), claim.caseId()),
        disputes.unfounded(customer.id(), since(now)),
        promises.of(customer.id(), today.minusDays(DAYS)),
        told.ofCase(claim.caseId())
            .map(each -> each.substring(each.lastIndexOf('.') + 1))
            .orElse(null),
        missing(claim, customer, today),
        claim.holds().at(now).each().stream()
            .anyMatch(each -> Hold.isOfContract(each.hold().source())));
  }

  /** A customer's own, without those of a claim. */
  KnownFacts of(CustomerId customer, LocalDate today, Instant now) {
    return new KnownFacts(
        0,
        disputes.unfounded(customer, since(now)),
        promises.of(customer, today.minusDays(DAYS)),
        null,
        List.of(),
        false);
  }

  private static Instant since(Instant now) {
    return now.minus(Duration.ofDays(DAYS));
  }

  /** A person who is missing is not our fault, nor is a milestone. */
  private List<String> missing(CurrentClaim claim, Customer customer, LocalDate today) {
    return bases
        .of(claim.account(), claim.item(), claim.contract())
        .readiness(
            claim.itemKind(),
            customer.askedOn(today, claim.contract(), WhoIsAsked.ROLES).orElse(null),
            today)
        .missing()
        .stream()
        .filter(each -> OURS.contains(each.what()))
        .map(each -> each.what() + " " + each.name())
        .toList();
  }
}
