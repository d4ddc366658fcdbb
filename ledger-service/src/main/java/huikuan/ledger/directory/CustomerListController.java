package huikuan.ledger.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.query.Positions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "Customers", description = "How and whom to write to")
class CustomerListController {

  /** The filters of the list. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Parameter(description = Search.Q_DESCRIPTION) @Nullable String q,
      @Parameter(description = CustomersWithoutResponsible.DESCRIPTION) @Nullable String without,
      @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {

    ListQuestion question() {
      return ListQuestion.of("customers")
          .with("company", company)
          .with("q", q)
          .with("without", without);
    }
  }

  /**
   * @param name absent if only accounts are known of the customer
   * @param currencies of the accounts
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String company,
      String customer,
      @Nullable String name,
      @Nullable String taxNumber,
      SortedSet<String> currencies) {}

  /**
   * @param next null on the last page; one that looked at many customers may be short, or empty
   */
  record CustomerPage(List<Row> customers, @Nullable String next) {}

  private final Directory directory;
  private final CatchUp catchUp;
  private final CustomersWithoutResponsible lacking;
  private final Positions positions;

  CustomerListController(
      Directory directory,
      CatchUp directoryCatchUp,
      CustomersWithoutResponsible lacking,
      Positions positions) {
    this.directory = directory;
    this.catchUp = directoryCatchUp;
    this.lacking = lacking;
    this.positions = positions;
  }

  @AllowedTo(
      value = {Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The customers of a company, all or those that are searched for")
  @ApiResponse(responseCode = "200", description = "A page of customers")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  @ApiResponse(responseCode = "404", description = "No such company", content = @Content)
  @ApiResponse(responseCode = "503", description = "Behind: ask again", content = @Content)
  CustomerPage customers(@ParameterObject Asked asked, @PageLimits PageRequest request) {
    String company = Search.company(asked.company());
    String beginning =
        asked.q() == null ? Directory.customers(company) : Search.keys(company, asked.q());
    CustomersWithoutResponsible.check(asked.without());
    Page page = request.of(asked.question());
    positions.check(asked.atLeast());
    catchUp.awaitHead();
    Directory.Found found =
        asked.without() == null
            ? directory.customers(beginning, page)
            : lacking.find(beginning, page);
    if (found.customers().isEmpty() && !directory.knows(company)) {
      throw new ProblemException(Problem.notFound("company", company));
    }
    return new CustomerPage(
        found.customers().stream().map(CustomerListController::row).toList(), found.next());
  }

  private static Row row(CustomerEntry entry) {
    return new Row(
        entry.id().company(),
        entry.id().customer(),
        entry.name(),
        entry.taxNumber(),
        entry.currencies());
  }
}
