package huikuan.ledger.items;

import huikuan.ledger.query.Choices;
import huikuan.ledger.query.DayRange;
import huikuan.ledger.query.RequestedFilters;
import huikuan.platform.fields.Words;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/items")
@Tag(name = "Items", description = "What is open now, for daily work")
class ItemsController {

  /** They see the items of every sales owner. */
  private static final Role[] SEE_ALL = {
    Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR
  };

  /** The filters of the list. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Nullable String customer,
      @Nullable String contract,
      @Parameter(description = "Whom its claims belong to; for sales always the caller")
          @Nullable String salesOwner,
      @Parameter(
              description = "open (default), settled, reversed, or ahead: its day is still to come")
          @Nullable String state,
      @Parameter(description = "First due day; of a credit its posted day counts")
          @Nullable String dueFrom,
      @Parameter(description = "Last due day") @Nullable String dueTo) {

    ListQuestion question() {
      return ListQuestion.of("items-now")
          .with(ItemEntry.COMPANY, company)
          .with(ItemEntry.CUSTOMER, customer)
          .with(ItemEntry.CONTRACT, contract)
          .with(ItemEntry.SALES_OWNER, salesOwner)
          .with(ItemEntry.STATE, state)
          .with("dueFrom", dueFrom)
          .with("dueTo", dueTo);
    }
  }

  /**
   * A page.
   *
   * @param next into {@code after}; null on the last page
   */
  record Answer(List<ItemView> items, @Nullable String next) {}

  private final ItemStore store;

  ItemsController(ItemStore store) {
    this.store = store;
  }

  @AllowedTo(
      value = {Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.SALES, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "Items as they stand now, what is due first before others")
  @ApiResponse(responseCode = "200", description = "A page of items")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  @ApiResponse(responseCode = "404", description = "No such company", content = @Content)
  Answer items(@ParameterObject Asked asked, @PageLimits PageRequest request) {
    String company =
        RequestedFilters.neededCompany(asked.company(), "the company whose items are asked for");
    Page page = request.of(asked.question());
    List<ItemEntry> found = store.page(query(company, asked, owner(company, asked), page));
    if (found.isEmpty() && !store.knows(company)) {
      throw new ProblemException(Problem.notFound("company", company));
    }
    return new Answer(
        page.told(found).stream().map(ItemEntry::view).toList(),
        page.next(found, last -> List.of(last.order())));
  }

  /** Sales sees its own items, and nobody else's. */
  private static @Nullable String owner(String company, Asked asked) {
    String named = RequestedFilters.identifier(ItemEntry.SALES_OWNER, asked.salesOwner());
    Caller caller = Caller.current().orElseThrow();
    if (caller.companies(SEE_ALL).has(company)) {
      return named;
    }
    if (named != null && !named.equals(caller.name())) {
      throw ProblemException.field(
          ItemEntry.SALES_OWNER, "absent, or %s: sales sees its own".formatted(caller.name()));
    }
    return caller.name();
  }

  private static ItemQuery query(String company, Asked asked, @Nullable String owner, Page page) {
    Map<String, String> equal = new LinkedHashMap<>();
    equal.put(ItemEntry.COMPANY, company);
    equal.put(ItemEntry.STATE, state(asked.state()));
    put(equal, ItemEntry.CUSTOMER, asked.customer());
    put(equal, ItemEntry.CONTRACT, asked.contract());
    if (owner != null) {
      equal.put(ItemEntry.SALES_OWNER, owner);
    }
    DayRange due = DayRange.read("dueFrom", asked.dueFrom(), "dueTo", asked.dueTo(), null);
    String first = due.first() == null ? null : due.first().toString();
    String before = due.last() == null ? null : due.last().plusDays(1).toString();
    return new ItemQuery(equal, page.isFirst() ? first : page.text(0), before, page.read());
  }

  private static void put(Map<String, String> equal, String field, @Nullable String value) {
    String name = RequestedFilters.identifier(field, value);
    if (name != null) {
      equal.put(field, name);
    }
  }

  private static String state(@Nullable String word) {
    return word == null
        ? ItemState.OPEN.toString()
        : Choices.choice("state", word, Words.of(ItemState.values()));
  }
}
