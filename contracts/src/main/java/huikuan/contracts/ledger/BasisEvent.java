package huikuan.contracts.ledger;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The basis of claims: contracts and how far they are, what proves claims, and where invoices are.
 * Claims are chased accordingly.
 */
public sealed interface BasisEvent extends LedgerEvent {

  /** The matter that it is about. */
  Subject subject();

  /** The key of the contract that it is about; null = it is about none. */
  default @Nullable String ofContract() {
    return subject() instanceof Subject.OfContract of ? of.key() : null;
  }

  @Override
  default String lane() {
    return switch (subject()) {
      case Subject.OfItem item -> item.account().customerId().toString();
      case Subject.OfContract of -> contract(of.company(), of.contract());
      case Subject.OfCustomer of -> of.customer().toString();
    };
  }

  private static String contract(String company, String contract) {
    return company + "." + contract;
  }

  /** An event of a contract. */
  sealed interface OfContract extends BasisEvent {

    String company();

    String contract();

    @Override
    default Subject subject() {
      return new Subject.OfContract(company(), contract());
    }
  }

  /**
   * A contract, as of now, in place of what was told with it before. What {@link MilestoneReached}
   * and {@link MilestoneReopened} told of a milestone still stands over it.
   *
   * @param acceptanceAgreed whether a milestone opens its amount only once the customer accepted it
   * @param milestones in their order
   * @param chasingStarts all that must hold before claims are chased
   * @param requires the evidence that is needed before a demand; empty = as the company does
   */
  @EventName("huikuan.ledger.contract-changed.v1")
  record ContractChanged(
      String company,
      String contract,
      CustomerId customer,
      boolean acceptanceAgreed,
      List<Milestone> milestones,
      List<ChasingStart> chasingStarts,
      List<EvidenceKind> requires)
      implements OfContract {

    public ContractChanged {
      milestones = List.copyOf(milestones);
      chasingStarts = List.copyOf(chasingStarts);
      requires = List.copyOf(requires);
    }
  }

  /**
   * A milestone was reached: it takes the place of what was told before.
   *
   * @param acceptedOn the day on which the customer accepted it; null = not yet
   */
  @EventName("huikuan.ledger.milestone-reached.v1")
  record MilestoneReached(
      String company,
      String contract,
      String milestone,
      LocalDate on,
      @Nullable LocalDate acceptedOn)
      implements OfContract {}

  /** A milestone was not reached after all. */
  @EventName("huikuan.ledger.milestone-reopened.v1")
  record MilestoneReopened(String company, String contract, String milestone)
      implements OfContract {}

  /**
   * There is evidence.
   *
   * @param number of the piece among those of its subject, from 1
   */
  @EventName("huikuan.ledger.evidence-attached.v1")
  record EvidenceAttached(Subject subject, int number, EvidenceKind kind) implements BasisEvent {}

  /** A piece of evidence proves nothing any more. */
  @EventName("huikuan.ledger.evidence-withdrawn.v1")
  record EvidenceWithdrawn(Subject subject, int number) implements BasisEvent {}

  /**
   * An invoice (发票) has come to a state on its way to the customer.
   *
   * @param number of the invoice
   * @param on the day of it
   */
  @EventName("huikuan.ledger.invoice-way-told.v1")
  record InvoiceWayTold(AccountId account, String number, InvoiceState state, LocalDate on)
      implements BasisEvent {

    @Override
    public Subject subject() {
      return new Subject.OfItem(account, ItemKind.INVOICE, number);
    }
  }

  /**
   * A stage of the contract (付款节点), at which an amount may be asked for.
   *
   * @param amount that may be asked for from then on; null = it opens none
   * @param plannedOn null = not told
   * @param reachedOn as told with the contract; null = it is not reached
   * @param acceptedOn by the customer; null = not yet
   */
  record Milestone(
      String id,
      String name,
      @Nullable Money amount,
      @Nullable LocalDate plannedOn,
      @Nullable LocalDate reachedOn,
      @Nullable LocalDate acceptedOn) {

    /** Whether its amount may be asked for. */
    public boolean isOpen(boolean acceptanceAgreed) {
      return reachedOn != null && (!acceptanceAgreed || acceptedOn != null);
    }
  }

  /**
   * A condition that must hold before claims are chased; one of the three is given.
   *
   * @param date from which on they may be
   * @param amount that is invoiced under the contract at least
   * @param milestone the id of one that is reached
   */
  record ChasingStart(
      @Nullable LocalDate date, @Nullable Money amount, @Nullable String milestone) {}
}
