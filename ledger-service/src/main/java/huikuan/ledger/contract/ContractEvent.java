package huikuan.ledger.contract;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.eventlog.Keyed;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event of a contract. Its actor is who told it. */
public sealed interface ContractEvent {

  String company();

  String contract();

  /**
   * A contract is new, or is agreed anew: all of it, as of now.
   *
   * @param version how many events the contract has with this one; 1 = it is new
   */
  @EventName("huikuan.ledger.contract.changed.v1")
  record ContractChanged(String company, String contract, long version, ContractData data)
      implements ContractEvent, Keyed {

    /** The key by which the log finds the first event of each contract of a customer. */
    static String ofCustomer(CustomerId customer) {
      return "contracts/" + customer;
    }

    /** The key by which the log finds the contracts that came from one. */
    static String successorsOf(ContractKey contract) {
      return "successors/" + contract;
    }

    @Override
    public List<String> businessKeys() {
      return List.of();
    }

    @Override
    public List<String> mentions() {
      ContractKey key = new ContractKey(company, contract);
      return Stream.concat(
              version == 1 ? Stream.of(ofCustomer(data.customer())) : Stream.of(),
              data.predecessors().stream().map(each -> successorsOf(key.other(each))))
          .toList();
    }
  }

  /**
   * Somebody has told that a milestone is reached: it takes the place of what was told before.
   *
   * @param acceptedOn the day on which the customer accepted it; null = not yet
   * @param evidence a file of the company
   */
  @EventName("huikuan.ledger.contract.milestone-reached.v1")
  record MilestoneReached(
      String company,
      String contract,
      String milestone,
      LocalDate on,
      @Nullable LocalDate acceptedOn,
      @Nullable String acceptedBy,
      @Nullable BlobHash evidence,
      @Nullable String note)
      implements ContractEvent {}

  /** A milestone was not reached after all. */
  @EventName("huikuan.ledger.contract.milestone-reopened.v1")
  record MilestoneReopened(String company, String contract, String milestone, String reason)
      implements ContractEvent {}
}
