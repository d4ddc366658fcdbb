package huikuan.ledger.reports;

import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.DayRange;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.RequestedFilters;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/balances/items")
@Tag(name = "Reports")
@ReportAnswers
class OpenItemsController {

  /** Which of the open items. */
  record Asked(
      @Parameter(description = "claims or credits; both if absent") @Nullable String side,
      @Parameter(description = "Only items of this sales owner") @Nullable String salesOwner,
      @Parameter(description = "First due day; only claims have one") @Nullable String dueFrom,
      @Parameter(description = "Last due day") @Nullable String dueTo,
      @Parameter(description = "First day of posting; the original one if brought forward")
          @Nullable String postedFrom,
      @Parameter(description = "Last day of posting") @Nullable String postedTo) {

    OpenItems items(boolean unowned) {
      return new OpenItems(
          side,
          RequestedFilters.identifier("salesOwner", salesOwner),
          unowned,
          DayRange.read("dueFrom", dueFrom, "dueTo", dueTo, null),
          DayRange.read("postedFrom", postedFrom, "postedTo", postedTo, null));
    }

    ListQuestion in(ListQuestion question) {
      return question
          .with("side", side)
          .with("salesOwner", salesOwner)
          .with("dueFrom", dueFrom)
          .with("dueTo", dueTo)
          .with("postedFrom", postedFrom)
          .with("postedTo", postedTo);
    }
  }

  /**
   * @param items what is due, or was posted, first before others
   * @param sums of all pages, one for each currency
   * @param next null on the last page
   */
  record Answer(
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      List<OpenItems.Row> items,
      List<OpenItems.Sum> sums,
      @Nullable String next) {}

  private final Scopes scopes;
  private final Tables tables;

  OpenItemsController(Scopes scopes, Tables tables) {
    this.scopes = scopes;
    this.tables = tables;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(
      summary = "The open items behind balances and ages, on any day, as known at any moment")
  Answer page(
      @Parameter(description = "Whether only items without a sales owner are asked for")
          @RequestParam(defaultValue = "false")
          boolean unowned,
      @ParameterObject Asked asked,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    OpenItems items = asked.items(unowned);
    Page page = request.of(asked.in(filter.question("open-items", when)).with("unowned", unowned));
    Scope scope = scopes.of(filter, when, page);
    Question question = scope.question();
    Tables.Rows<OpenItems.Row> rows =
        tables.page(items.table(scope), question, page, OpenItems.Row::read);
    return new Answer(
        question.asOf(),
        question.knownAt(),
        question.position(),
        rows.rows(),
        tables.all(items.sums(scope), OpenItems.Sum::read),
        rows.next());
  }
}
