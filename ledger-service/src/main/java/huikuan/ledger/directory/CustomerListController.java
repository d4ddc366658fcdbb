package huikuan.ledger.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "Customers", description = "How and whom to write to")
class CustomerListController {

  /** Which customers, and how many. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Parameter(
              description =
                  "What the id, the tax number, the name, a word of it, or its pinyin begins with")
          @Nullable String q,
      @Parameter(description = "A position to wait for", example = "48211")
          @Nullable String atLeast,
      @Parameter(description = "`next` of the page before") @Nullable String after,
      @Parameter(description = "1 to 1000; 100") @Nullable Integer limit) {}

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
   * @param next null on the last page
   */
  record CustomerPage(List<Row> customers, @Nullable String next) {}

  private final Directory directory;
  private final Reading reading;

  CustomerListController(Directory directory, Reading reading) {
    this.directory = directory;
    this.reading = reading;
  }

  @GetMapping
  @Operation(summary = "The customers of a company, all or those that are searched for")
  @ApiResponse(responseCode = "200", description = "A page of customers")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  @ApiResponse(
      responseCode = "503",
      description = "The position was not reached in time",
      content = @Content)
  CustomerPage customers(@ParameterObject Asked asked) {
    String company = Search.company(asked.company());
    String beginning =
        asked.q() == null ? Directory.customers(company) : Search.keys(company, asked.q());
    Search search = Search.of(company, beginning, asked.after(), asked.limit());
    reading.await(asked.atLeast());
    Directory.Page<Document> page =
        directory.page(search.beginning(), search.after(), search.limit());
    return new CustomerPage(
        directory.customersOf(page.rows()).stream().map(CustomerListController::row).toList(),
        Search.written(page.next()));
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
