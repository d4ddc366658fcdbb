package huikuan.ledger.contract;

import huikuan.contracts.Identifier;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.contract.ContractCommand.Outcome;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.RequestValues;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The parts that the endpoints of contracts share. */
@Component
class ContractRequests {

  /**
   * @param version for {@code If-Match}
   * @param position the commit that holds it
   */
  record Written(String company, String contract, long version, long position) {}

  private final Contracts contracts;
  private final CompanyFiles files;
  private final CompanySettings companies;
  private final Clock clock;

  ContractRequests(
      Contracts contracts, CompanyFiles files, CompanySettings companies, Clock clock) {
    this.contracts = contracts;
    this.files = files;
    this.companies = companies;
    this.clock = clock;
  }

  static ContractKey key(String company, String contract) {
    return new ContractKey(
        RequestValues.read("company", company, Identifier::parseCompany),
        RequestValues.read("contract", contract, Identifier::parse));
  }

  /** The version that a sender has seen. */
  static @Nullable Long seen(@Nullable Integer version) {
    return version == null ? null : version.longValue();
  }

  MilestoneReader milestones(String company) {
    return new MilestoneReader(
        companies.dayAt(company, clock.instant()), hash -> files.find(company, hash).isPresent());
  }

  /** A contract as it is known at a position, or 404. */
  Step known(ContractKey key, long position) {
    Step step = contracts.newest(key, position);
    if (step == null) {
      throw ContractProblems.unknown(key);
    }
    return step;
  }

  /** The answer to a change, or its refusal. */
  ResponseEntity<Written> answer(ContractKey key, Reached<Outcome> reached) {
    ContractProblems.refuse(key, reached.result());
    Step step = known(key, reached.position() == 0 ? Contracts.NOW : reached.position());
    boolean created = reached.result() instanceof Outcome.Created;
    return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
        .eTag(Long.toString(step.state().version()))
        .body(
            new Written(
                key.company(), key.contract(), step.state().version(), step.event().position()));
  }
}
