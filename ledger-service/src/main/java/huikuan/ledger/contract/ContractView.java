package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Money;
import huikuan.ledger.contract.ContractData.Acceptance;
import huikuan.ledger.contract.ContractData.Interest;
import huikuan.ledger.contract.ContractData.Law;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.ledger.contract.Contracts.Successors;
import huikuan.platform.blob.BlobHash;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contract as the API tells it.
 *
 * @param version how many events it has, for {@code If-Match}
 * @param position of the last of them
 * @param replacedBy the contracts in its place; null where it is told as it was
 * @param splitInto the contracts that took a part of it; null where it is told as it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Contract")
record ContractView(
    String company,
    String contract,
    long version,
    long position,
    String customer,
    String title,
    @Nullable LocalDate signedOn,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String currency,
    @Nullable String amount,
    @Nullable String jurisdiction,
    @Schema(ref = "#/components/schemas/TermsData") @Nullable Terms terms,
    List<Stage> milestones,
    @Nullable Acceptance acceptance,
    List<Start> chasingStarts,
    @Nullable Interest interest,
    @Nullable Law law,
    List<String> requires,
    List<String> replaces,
    List<String> splitFrom,
    @Nullable List<String> replacedBy,
    @Nullable List<String> splitInto) {

  /**
   * A milestone as it stands.
   *
   * @param recorded whether a person has recorded that it is reached, or that it is not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContractMilestone")
  record Stage(
      String id,
      String name,
      @Nullable String amount,
      @Nullable LocalDate plannedOn,
      @Nullable LocalDate actualOn,
      @Nullable LocalDate acceptedOn,
      @Nullable String acceptedBy,
      @Schema(type = "string") @Nullable BlobHash evidence,
      boolean recorded) {}

  /** One of the three is given. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContractChasingStart")
  record Start(@Nullable LocalDate date, @Nullable String amount, @Nullable String milestone) {}

  /**
   * @param successors null = it is told as it was after one of its events
   */
  static ContractView of(ContractKey key, Step step, @Nullable Successors successors) {
    return of(key, step.state(), step.event().position(), successors);
  }

  private static ContractView of(
      ContractKey key, ContractState state, long position, @Nullable Successors successors) {
    ContractData data = state.data();
    return new ContractView(
        key.company(),
        key.contract(),
        state.version(),
        position,
        data.customer().customer(),
        data.title(),
        data.signedOn(),
        data.validFrom(),
        data.validTo(),
        data.currency() == null ? null : data.currency().getCurrencyCode(),
        decimal(data.amount()),
        data.jurisdiction(),
        data.terms(),
        state.milestones().stream().map(each -> stage(state, each)).toList(),
        data.acceptance(),
        starts(data),
        data.interest(),
        data.law(),
        data.requires(),
        data.replaces(),
        data.splitFrom(),
        successors == null ? null : successors.replacedBy(),
        successors == null ? null : successors.splitInto());
  }

  /** A contract as it was told, without what people have recorded of it. */
  static ContractView told(ContractKey key, ContractData data) {
    return of(key, new ContractState(data, Map.of(), Set.of(), 0), 0, null);
  }

  private static List<Start> starts(ContractData data) {
    return data.chasingStarts().stream()
        .map(each -> new Start(each.date(), decimal(each.amount()), each.milestone()))
        .toList();
  }

  private static Stage stage(ContractState state, Milestone standing) {
    return new Stage(
        standing.id(),
        standing.name(),
        decimal(standing.amount()),
        standing.plannedOn(),
        standing.actualOn(),
        standing.acceptedOn(),
        standing.acceptedBy(),
        standing.evidence(),
        state.recorded().containsKey(standing.id()) || state.reopened().contains(standing.id()));
  }

  static @Nullable String decimal(@Nullable Money amount) {
    return amount == null ? null : amount.decimal();
  }
}
