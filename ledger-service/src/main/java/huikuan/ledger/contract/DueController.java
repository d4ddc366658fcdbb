package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.ledger.query.Positions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.Days;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers when a claim of a contract is due. */
@RestController
@RequestMapping("/api/v1/contracts/{company}/{contract}/due")
@Tag(name = "Contracts", description = "What was agreed with customers, and when claims fall due")
class DueController {

  /** The days of the claim; those that are not known are absent. */
  record Asked(
      @Parameter(description = "The customer has the invoice; a date") @Nullable String invoicedOn,
      @Parameter(description = "The customer has what was agreed") @Nullable String deliveredOn,
      @Parameter(description = "The customer has accepted it") @Nullable String acceptedOn,
      @Parameter(description = "The end of the time that was agreed for inspection")
          @Nullable String inspectionEndsOn,
      @Parameter(description = "Both sides have confirmed the amount of a period")
          @Nullable String settledOn,
      @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {

    ClaimDates dates() {
      return new ClaimDates(
          day("invoicedOn", invoicedOn),
          day("deliveredOn", deliveredOn),
          day("acceptedOn", acceptedOn),
          day("inspectionEndsOn", inspectionEndsOn),
          day("settledOn", settledOn));
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
      return text == null ? null : Days.parse(field, text);
    }
  }

  /**
   * @param version of the contract
   * @param agreed by the contract
   * @param statutory by law
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContractDue")
  record Answer(
      String company, String contract, long version, AgreedDue agreed, StatutoryDue statutory) {}

  private final ContractRequests requests;
  private final StatutoryTerms statutory;
  private final CompanySettings companies;
  private final Positions positions;

  DueController(
      ContractRequests requests,
      StatutoryTerms statutory,
      CompanySettings companies,
      Positions positions) {
    this.requests = requests;
    this.statutory = statutory;
    this.companies = companies;
    this.positions = positions;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(
      summary = "When a claim of the contract is due, as agreed and by law, side by side",
      description = "Each with its rule, or the reason why there is no day.")
  @ApiResponse(responseCode = "200", description = "Both answers")
  @ApiResponse(responseCode = "404", description = "No such contract", content = @Content)
  Answer due(
      @PathVariable String company, @PathVariable String contract, @ParameterObject Asked asked) {
    ContractKey key = ContractRequests.key(company, contract);
    ClaimDates dates = asked.dates();
    positions.check(asked.atLeast());
    Step step = requests.known(key, Contracts.NOW);
    ContractData data = step.state().data();
    return new Answer(
        key.company(),
        key.contract(),
        step.state().version(),
        AgreedDue.of(data.terms(), dates),
        statutory.due(data, companies.country(key.company()), dates));
  }
}
