package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.ledger.query.Positions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contracts")
@Tag(name = "Contracts", description = "What was agreed with customers, and when claims fall due")
class ContractListController {

  /** The filters of the list. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Parameter(description = "Needed", example = "C-1006") @Nullable String customer,
      @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {}

  /**
   * @param milestones how many it has
   * @param reached how many of them are reached
   * @param replacedBy the contracts in its place
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContractSummary")
  record Row(
      String contract,
      long version,
      String title,
      @Nullable LocalDate signedOn,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String currency,
      @Nullable String amount,
      int milestones,
      int reached,
      List<String> replacedBy) {}

  /**
   * @param next null on the last page
   */
  @Schema(name = "ContractPage")
  record Answer(String company, String customer, List<Row> contracts, @Nullable String next) {}

  private final Contracts contracts;
  private final Positions positions;

  ContractListController(Contracts contracts, Positions positions) {
    this.contracts = contracts;
    this.positions = positions;
  }

  @AllowedTo(
      value = {Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "The contracts of a customer, in the order of their ids")
  @ApiResponse(responseCode = "200", description = "A page of contracts")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  Answer contracts(@ParameterObject Asked asked, @PageLimits PageRequest request) {
    CustomerId customer =
        new CustomerId(
            needed(
                "company", asked.company(), Identifier.ALLOWED_COMPANY, Identifier::parseCompany),
            needed("customer", asked.customer(), Identifier.ALLOWED, Identifier::parse));
    Page page = request.of(ListQuestion.of("contracts").with("customer", customer));
    positions.check(asked.atLeast());
    String after = page.isFirst() ? "" : page.text(0);
    List<String> read =
        contracts.ofCustomer(customer).stream()
            .filter(id -> id.compareTo(after) > 0)
            .limit(page.read())
            .toList();
    List<Row> rows = new ArrayList<>();
    for (String id : page.told(read)) {
      ContractKey key = new ContractKey(customer.company(), id);
      Step step = contracts.newest(key, Contracts.NOW);
      if (step != null) {
        rows.add(row(step, contracts.successors(key, Contracts.NOW).replacedBy()));
      }
    }
    return new Answer(customer.company(), customer.customer(), rows, page.next(read, List::of));
  }

  private static String needed(
      String field, @Nullable String text, String allowed, UnaryOperator<String> reader) {
    if (text == null) {
      throw ProblemException.field(field, allowed);
    }
    return RequestValues.read(field, text, reader);
  }

  private static Row row(Step step, List<String> replacedBy) {
    ContractData data = step.state().data();
    List<Milestone> milestones = step.state().milestones();
    long reached = milestones.stream().filter(each -> each.actualOn() != null).count();
    return new Row(
        ((ContractEvent) step.event().payload()).contract(),
        step.state().version(),
        data.title(),
        data.signedOn(),
        data.validFrom(),
        data.validTo(),
        data.currency() == null ? null : data.currency().getCurrencyCode(),
        ContractView.decimal(data.amount()),
        milestones.size(),
        (int) reached,
        replacedBy);
  }
}
