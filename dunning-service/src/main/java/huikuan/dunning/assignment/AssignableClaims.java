package huikuan.dunning.assignment;

import huikuan.contracts.AccountId;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionsKey;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The claims that paths name, from the log. */
@Component
class AssignableClaims {

  private static final String ESCALATION = "escalation.";

  private final CurrentClaims claims;
  private final EventLog log;

  AssignableClaims(CurrentClaims claims, EventLog log) {
    this.claims = claims;
    this.log = log;
  }

  /**
   * The claim of a case.
   *
   * @throws ProblemException 404 if there is none, 409 if it is an escalation's
   */
  CurrentClaim require(String id) {
    CurrentClaim claim = CaseIds.isClaim(id) ? claims.of(List.of(id)).get(id) : null;
    if (claim != null) {
      return claim;
    }
    throw new ProblemException(
        escalated(id)
            .map(AssignableClaims::notAnInvoice)
            .orElseGet(() -> Problem.notFound("case", id)));
  }

  /**
   * The same, of which something is open.
   *
   * @throws ProblemException as of {@link #require}; 409 if the case is closed
   */
  CurrentClaim requireOpen(String id) {
    CurrentClaim claim = require(id);
    if (claim.closed()) {
      throw new ProblemException(
          Problem.of(
              "case-closed",
              "The case is closed",
              409,
              "Nothing of the claim is open, so there is nothing to assign."));
    }
    return claim;
  }

  /** The account of an escalation's case; empty = there is no such case. */
  private Optional<AccountId> escalated(String id) {
    int round = id.lastIndexOf('.');
    if (!id.startsWith(ESCALATION) || round < ESCALATION.length()) {
      return Optional.empty();
    }
    AccountId account;
    try {
      account = AccountId.parse(id.substring(ESCALATION.length(), round));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return log.ofAggregate(new SanctionsKey(account.customerId()).toString(), 0).stream()
            .anyMatch(
                each -> each.payload() instanceof EscalationOpened of && of.caseId().equals(id))
        ? Optional.of(account)
        : Optional.empty();
  }

  private static Problem notAnInvoice(AccountId account) {
    return Problem.of(
        "not-an-invoice",
        "The case is an escalation",
        409,
        "Take the cases of its claims: GET /dunning/cases?account=" + account + ".");
  }
}
