package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rests of paid claims that are too small to be chased. */
@RestController
@RequestMapping("/api/v1/dunning/small-differences")
@Tag(name = "Dunning")
class SmallDifferencesController {

  /**
   * The write-off that the ledger was asked for.
   *
   * @param by who asked
   * @param outcome of the ledger; absent = it has not answered
   * @param proposal of the ledger that others decide, or had to; absent = there is none
   * @param problem why it was refused; absent = it was not
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "SmallDifferenceWriteOff")
  record WriteOff(
      String decision,
      Money amount,
      String reason,
      String by,
      @Nullable String outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail) {

    private static WriteOff of(AskedWriteOff asked) {
      return new WriteOff(
          asked.decision(),
          Money.parse(asked.amount()),
          asked.reason(),
          asked.by(),
          asked.outcome(),
          asked.proposal(),
          asked.problem(),
          asked.detail());
    }
  }

  /**
   * @param amount of the item
   * @param open what is left of it
   * @param writeOff the last one that was asked for; absent = none was
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "SmallDifference")
  record Difference(
      @JsonProperty("case") String caseId,
      String account,
      String customerName,
      ItemKind itemKind,
      String item,
      Money amount,
      Money open,
      LocalDate dueOn,
      @Nullable WriteOff writeOff) {

    private static Difference of(CaseEntry entry, Customer customer) {
      CaseItem item = entry.items.getFirst();
      return new Difference(
          entry.id,
          entry.account,
          customer.name(),
          item.itemKind(),
          item.invoice(),
          Money.parse(requireNonNull(entry.amount)),
          entry.open(),
          LocalDate.parse(item.dueOn()),
          entry.writeOff == null ? null : WriteOff.of(entry.writeOff));
    }
  }

  /**
   * @param sums of all that match, for each currency
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "SmallDifferencePage")
  record Differences(
      List<Difference> differences,
      List<SmallDifferences.Sum> sums,
      @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  private final SmallDifferences differences;
  private final Cases cases;

  SmallDifferencesController(SmallDifferences differences, Cases cases) {
    this.differences = differences;
    this.cases = cases;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "What is left open of paid claims and too little to be chased")
  @ApiResponse(responseCode = "200", description = "A page, with count and sum of all that match")
  @ApiResponse(responseCode = "400", description = "A malformed company or currency")
  Differences list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(example = "CNY") @RequestParam(required = false) @Nullable String currency,
      @PageLimits(usual = 50, most = 500) PageRequest request) {
    List<FieldError> errors = new ArrayList<>();
    String of = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    String in = RequestValues.optional("currency", currency, CaseFilter::currency, errors);
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    String small = in == null ? CaseEntry.SMALL : in;
    Page page =
        request.of(
            ListQuestion.of("small-differences")
                .with("company", company)
                .with("currency", currency));
    List<CaseEntry> found = differences.find(of, small, page);
    List<CaseEntry> told = page.told(found);
    Map<CustomerId, Customer> customers = cases.customersOf(told);
    return new Differences(
        told.stream()
            .map(
                each ->
                    Difference.of(
                        each, requireNonNull(customers.get(each.accountId().customerId()))))
            .toList(),
        differences.sums(of, small),
        page.next(found, last -> List.of(last.id)));
  }
}
