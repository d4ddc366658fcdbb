package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of the sanctions of one customer, over all its accounts. Each account that is
 * escalated has a case, round after round: a closed one stays closed, and an invoice that comes
 * back after it opens the next. An invoice stands for any item that is chased.
 */
public sealed interface SanctionEvent {

  /** The kind of the proposals of sanctions. */
  String PROPOSAL = "sanction";

  /** The kind of the proposals to lift one early. */
  String LIFT_PROPOSAL = "sanction-lift";

  CustomerId customer();

  /** The cases that it is about. */
  List<String> cases();

  /** An event of the case of one account. */
  sealed interface OfCase extends SanctionEvent {

    String caseId();

    AccountId account();

    @Override
    default CustomerId customer() {
      return account().customerId();
    }

    @Override
    default List<String> cases() {
      return List.of(caseId());
    }
  }

  /** An event of one sanction. */
  sealed interface OfSanction extends SanctionEvent {

    int number();

    default SanctionId id() {
      return new SanctionId(customer(), number());
    }
  }

  /** A decision on a proposed sanction. */
  sealed interface OfProposal extends OfSanction, ApprovalEvent {

    @Override
    default ProposalId proposalId() {
      return new ProposalId(PROPOSAL, customer().company(), customer().customer() + "." + number());
    }
  }

  /** An event of a proposal to lift a sanction early. */
  sealed interface OfLiftProposal extends OfSanction, ApprovalEvent {

    /** Which proposal to lift it, from 1. */
    int attempt();

    @Override
    default ProposalId proposalId() {
      return new ProposalId(
          LIFT_PROPOSAL,
          customer().company(),
          customer().customer() + "." + number() + "." + attempt());
    }
  }

  /** An order to the systems that enforce. */
  enum Order {
    @JsonProperty("impose")
    IMPOSE,
    @JsonProperty("lift")
    LIFT
  }

  /** How a system answers. */
  enum Outcome {
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED
  }

  /**
   * A first invoice of the account is far past due.
   *
   * @param ladder the version that the customer's escalation follows until all is settled
   */
  @EventName("huikuan.dunning.sanction.escalation-opened.v1")
  record EscalationOpened(String caseId, AccountId account, int round, String ladder)
      implements OfCase {}

  /**
   * An invoice far past due belongs to the case.
   *
   * @param minimum the least sum, asked for in its currency, for which one is proposed; null = any
   * @param proof of a demand for it; null = none is proven
   * @param disputes the sources of the holds by which it is disputed
   * @param position where in this service's log the reason stands
   */
  @EventName("huikuan.dunning.sanction.invoice-joined.v1")
  record InvoiceJoined(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate dueOn,
      Money open,
      @Nullable Money minimum,
      @Nullable String contract,
      @Nullable DemandProof proof,
      List<String> disputes,
      long position)
      implements OfCase {}

  /** A joined invoice was paid in part. */
  @EventName("huikuan.dunning.sanction.invoice-reduced.v1")
  record InvoiceReduced(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      Money open,
      long position)
      implements OfCase {}

  /**
   * A document that is no receipt changed what is open of a joined invoice.
   *
   * @param kind of the document, as the ledger names it
   * @param change below zero = less is open than before
   */
  @EventName("huikuan.dunning.sanction.invoice-adjusted.v1")
  record InvoiceAdjusted(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      String kind,
      String number,
      Money change,
      Money open,
      long position)
      implements OfCase {}

  /**
   * Nothing of a joined invoice is open any more. Should something be again, and be as late, it
   * joins again.
   *
   * @param reason {@code settled}; {@code reversed} = the invoice itself was undone
   */
  @EventName("huikuan.dunning.sanction.invoice-left.v1")
  record InvoiceLeft(
      String caseId,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      long position,
      String reason)
      implements OfCase {}

  /** It is proven that a demand for a joined invoice arrived. */
  @EventName("huikuan.dunning.sanction.demand-proven.v1")
  record DemandProven(
      String caseId, AccountId account, ItemKind itemKind, String invoice, DemandProof proof)
      implements OfCase {}

  /**
   * A joined invoice is disputed, or no longer.
   *
   * @param sources of the holds by which it is; empty = it is not disputed
   */
  @EventName("huikuan.dunning.sanction.dispute-noted.v1")
  record DisputeNoted(
      String caseId, AccountId account, ItemKind itemKind, String invoice, List<String> sources)
      implements OfCase {}

  /**
   * The round of the account is over.
   *
   * @param reason {@code settled}: nothing of its invoices is open
   */
  @EventName("huikuan.dunning.sanction.escalation-closed.v1")
  record EscalationClosed(String caseId, AccountId account, String reason) implements OfCase {}

  /**
   * The machine would propose a sanction, and does not: something is missing. It is told again when
   * something else is.
   *
   * @param kind null = nothing is to be proposed, and so nothing is missing
   * @param missing the first 100
   */
  @EventName("huikuan.dunning.sanction.evidence-missing.v1")
  record EvidenceMissing(
      CustomerId customer,
      List<String> cases,
      @Nullable SanctionKind kind,
      @Nullable String form,
      List<Lack> missing)
      implements SanctionEvent {}

  /**
   * A claim for which a sanction is proposed.
   *
   * @param asked what of it is asked for: open, not on hold, and not covered
   * @param proof of a demand for it; null = none is proven
   */
  @JsonInclude(Include.NON_NULL)
  record AskedItem(
      AccountId account,
      ItemKind itemKind,
      String invoice,
      LocalDate dueOn,
      Money open,
      Money asked,
      @Nullable DemandProof proof) {}

  /**
   * The facts that a sanction rests on, as the proposer saw them.
   *
   * @param ground null = none is needed
   * @param clause its number; null = the ground is no clause
   * @param addressee to whom a complaint or report goes; null = it is none
   * @param ready whether nothing is missing for any of the claims; null = it does not matter
   * @param orders of the customer that are open; the first 50
   * @param allOrders how many are open
   */
  @JsonInclude(Include.NON_NULL)
  record Evidence(
      List<AskedItem> items,
      @Nullable String ground,
      @Nullable String clause,
      @Nullable String addressee,
      @Nullable Boolean ready,
      List<OpenOrder> orders,
      int allOrders,
      String ladder) {}

  /**
   * A sanction is proposed; nothing is enforced before another person approves.
   *
   * @param form of its kind; null = the kind has one form
   * @param asked the sum that is asked for, in each currency
   * @param reason in the proposer's words; null = the machine proposes it
   * @param lapsesAt from then on it can't be approved any more
   */
  @EventName("huikuan.dunning.sanction.proposed.v1")
  record SanctionProposed(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      @Nullable String form,
      List<Money> asked,
      Evidence evidence,
      @Nullable String reason,
      String proposedBy,
      Instant lapsesAt)
      implements OfProposal, ApprovalEvent.Proposed {

    @Override
    public Proposal proposal() {
      return Proposal.of(proposedBy, lapsesAt, 1);
    }

    @Override
    public Map<String, String> what() {
      return SanctionWhat.of(this);
    }
  }

  /**
   * The sanction is proposed no longer: its cause is gone, or something is missing now. It may be
   * proposed again.
   *
   * @param asked the sum that is still asked for, in each currency
   * @param reason {@code on-hold}, {@code covered}, {@code below-minimum}, {@code settled}, or the
   *     first {@link Lack}
   * @param detail of {@code covered}, the credits; of a lack, {@link Lack#about}; else null
   */
  @EventName("huikuan.dunning.sanction.withdrawn.v1")
  record SanctionWithdrawn(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      List<Money> asked,
      String reason,
      @Nullable String detail)
      implements OfProposal, ApprovalEvent.Overtaken {}

  /**
   * The proposal was not decided in time.
   *
   * @param again when the machine may propose it again
   */
  @EventName("huikuan.dunning.sanction.lapsed.v1")
  record SanctionLapsed(
      CustomerId customer, List<String> cases, int number, SanctionKind kind, Instant again)
      implements OfSanction {}

  /**
   * A person rejected the proposal.
   *
   * @param again when the machine may propose it again
   */
  @EventName("huikuan.dunning.sanction.rejected.v1")
  record SanctionRejected(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      String reason,
      Instant again)
      implements OfProposal, ApprovalEvent.Rejected {}

  /**
   * Another person approved the sanction: it is in force, and told to the systems that enforce it.
   *
   * @param day the customer's
   * @param systems that have to answer
   * @param answerBy until when they have to; null = none has to
   * @param again when the machine may propose those that follow
   */
  @EventName("huikuan.dunning.sanction.approved.v1")
  record SanctionApproved(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      @Nullable String form,
      LocalDate day,
      String approvedBy,
      List<String> systems,
      @Nullable Instant answerBy,
      List<Instant> again)
      implements OfProposal, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** A person proposes to lift a sanction before it is cured. */
  @EventName("huikuan.dunning.sanction.lift-proposed.v1")
  record LiftProposed(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      int attempt,
      String reason,
      String proposedBy,
      Instant lapsesAt)
      implements OfLiftProposal, ApprovalEvent.Proposed {

    @Override
    public Proposal proposal() {
      return Proposal.of(proposedBy, lapsesAt, 1);
    }

    @Override
    public Map<String, String> what() {
      return Map.of(
          "customer", customer.toString(), "sanction", kind.word(), "lift", id().toString());
    }
  }

  /** A person rejected the lifting. */
  @EventName("huikuan.dunning.sanction.lift-rejected.v1")
  record LiftRejected(
      CustomerId customer, List<String> cases, int number, int attempt, String reason)
      implements OfLiftProposal, ApprovalEvent.Rejected {}

  /** The sanction was cured before anybody decided, or a later step is in force. */
  @EventName("huikuan.dunning.sanction.lift-overtaken.v1")
  record LiftOvertaken(CustomerId customer, List<String> cases, int number, int attempt)
      implements OfLiftProposal, ApprovalEvent.Overtaken {}

  /** Another person approved the lifting. */
  @EventName("huikuan.dunning.sanction.lift-approved.v1")
  record LiftApproved(
      CustomerId customer, List<String> cases, int number, int attempt, String approvedBy)
      implements OfLiftProposal, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /**
   * The sanction is in force no longer, and the systems that enforce it are told.
   *
   * @param reason {@code cured}; {@code early} = two persons lifted it before
   * @param day the customer's
   * @param systems that have to answer
   * @param answerBy until when they have to; null = none has to
   * @param again when the machine may propose one again, if it was lifted early; else null
   */
  @EventName("huikuan.dunning.sanction.lifted.v1")
  record SanctionLifted(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      @Nullable String form,
      String reason,
      LocalDate day,
      List<String> systems,
      @Nullable Instant answerBy,
      @Nullable Instant again)
      implements OfSanction {}

  /**
   * A system answers an order.
   *
   * @param reason why it refuses; null = nothing was said
   */
  @EventName("huikuan.dunning.sanction.order-acknowledged.v1")
  record OrderAcknowledged(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      Order order,
      String system,
      Outcome outcome,
      @Nullable String reason)
      implements OfSanction {}

  /** Systems have not answered an order in time. */
  @EventName("huikuan.dunning.sanction.answer-missing.v1")
  record AnswerMissing(
      CustomerId customer,
      List<String> cases,
      int number,
      SanctionKind kind,
      Order order,
      List<String> systems)
      implements OfSanction {}

  /**
   * A person looks after the customer's sanctions.
   *
   * @param owner such as {@code person:li.na}
   */
  @EventName("huikuan.dunning.sanction.assigned.v1")
  record SanctionsAssigned(CustomerId customer, List<String> cases, String owner)
      implements SanctionEvent {}
}
