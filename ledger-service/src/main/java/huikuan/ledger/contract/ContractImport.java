package huikuan.ledger.contract;

import huikuan.ledger.contract.ContractCommand.Outcome;
import huikuan.ledger.contract.ContractCommand.Refusal;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.platform.csv.CsvFaults;
import huikuan.platform.csv.CsvRow;
import huikuan.platform.csv.CsvSheet;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes contracts in from a sheet. All rows are looked at before anything is changed; what people
 * have recorded stands.
 */
@Component
class ContractImport {

  private final Contracts contracts;
  private final ContractRequests requests;

  ContractImport(Contracts contracts, ContractRequests requests) {
    this.contracts = contracts;
    this.requests = requests;
  }

  /**
   * The effect of a sheet, in contracts.
   *
   * @param dryRun whether nothing was changed
   */
  @Schema(name = "ContractImport")
  record Result(boolean dryRun, int rows, int created, int changed, int unchanged) {}

  private record Planned(
      ContractKey key, CsvRow row, ContractData data, @Nullable ContractState before) {

    boolean isNew() {
      return before == null;
    }

    boolean changes() {
      return before == null || !before.data().equals(data);
    }

    /** The version that the change builds on. */
    long seen() {
      return before == null ? 0 : before.version();
    }
  }

  /**
   * @throws ProblemException if a row is at fault, and nothing was changed; or if a contract was
   *     changed meanwhile
   */
  Result take(String company, List<CsvRow> rows, boolean dryRun, CsvFaults faults) {
    MilestoneReader milestones = requests.milestones(company);
    List<Planned> all = new ArrayList<>();
    CsvRow.by("contract", rows)
        .forEach(
            (id, each) -> {
              Planned planned = plan(new ContractKey(company, id), each, milestones);
              if (planned != null) {
                all.add(planned);
              }
            });
    faults.refuse();
    List<Planned> changes = all.stream().filter(Planned::changes).toList();
    if (!dryRun) {
      carryOut(changes);
    }
    int created = (int) changes.stream().filter(Planned::isNew).count();
    return new Result(
        dryRun, rows.size(), created, changes.size() - created, all.size() - changes.size());
  }

  private @Nullable Planned plan(ContractKey key, List<CsvRow> rows, MilestoneReader milestones) {
    Step step = contracts.newest(key, Contracts.NOW);
    ContractState before = step == null ? null : step.state();
    ContractData told =
        ContractSheet.read(key, rows, before == null ? null : before.data(), milestones);
    if (told == null) {
      return null;
    }
    Planned planned = new Planned(key, rows.getFirst(), told, before);
    if (before != null && planned.changes()) {
      refusal(key, before, told)
          .forEach(each -> planned.row().fault(ContractSheet.column(each.field()), each.allowed()));
    }
    return planned;
  }

  /** Why the contract would refuse it. */
  private List<FieldError> refusal(ContractKey key, ContractState before, ContractData told) {
    List<String> replacedBy = contracts.successors(key, Contracts.NOW).replacedBy();
    if (!replacedBy.isEmpty()) {
      return List.of(
          new FieldError(
              "contract",
              "a contract that no other stands in place of; it is replaced by "
                  + String.join(", ", replacedBy)));
    }
    Refusal refusal = Contract.refusal(before, told);
    return refusal == null ? List.of() : ContractProblems.fields(key, refusal);
  }

  private void carryOut(List<Planned> changes) {
    int done = 0;
    for (Planned each : changes) {
      Outcome outcome = contracts.change(each.key(), each.data(), Set.of(), each.seen()).result();
      // All that the file is refused for was looked for before.
      if (outcome instanceof Outcome.Outdated || outcome instanceof Outcome.Refused) {
        throw CsvSheet.changedMeanwhile("contract", each.key().contract(), done);
      }
      done++;
    }
  }
}
