package huikuan.ledger.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.ledger.balances.AccountSums;
import huikuan.ledger.balances.Question;
import huikuan.ledger.balances.Questions;
import huikuan.ledger.balances.When;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "Accounts", description = "What was owed on any day, as known at any moment")
class AccountListController {

  /** Which accounts, and how many. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Parameter(description = "Only this customer's; not beside q") @Nullable String customer,
      @Parameter(
              description =
                  "Only of customers whose id, tax number, name, a word of it, or pinyin begins so")
          @Nullable String q,
      @Parameter(description = "Only in this currency", example = "CNY") @Nullable String currency,
      @Parameter(description = "`next` of the page before") @Nullable String after,
      @Parameter(description = "Accounts of a page, or customers beside q; 1 to 1000; 100")
          @Nullable Integer limit) {}

  /**
   * @param name absent if the customer has no master data
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String account,
      String company,
      String customer,
      @Nullable String name,
      String currency,
      String balance,
      String open,
      String unapplied) {}

  /**
   * @param next null on the last page
   */
  record AccountPage(
      LocalDate asOf, Object knownAt, long position, List<Row> accounts, @Nullable String next) {}

  private final Directory directory;
  private final Reading reading;
  private final Questions questions;
  private final AccountSums sums;

  AccountListController(
      Directory directory, Reading reading, Questions questions, AccountSums sums) {
    this.directory = directory;
    this.reading = reading;
    this.questions = questions;
    this.sums = sums;
  }

  @GetMapping
  @Operation(summary = "The accounts of a company with their balances, all or those searched for")
  @ApiResponse(responseCode = "200", description = "A page of accounts")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  @ApiResponse(
      responseCode = "503",
      description = "The position was not reached in time",
      content = @Content)
  AccountPage accounts(@ParameterObject Asked asked, @ParameterObject When when) {
    String company = Search.company(asked.company());
    String currency =
        RequestValues.optional("currency", asked.currency(), AccountId::parseCurrency);
    if (asked.customer() != null && asked.q() != null) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldError("q", "absent beside customer"))));
    }
    String beginning =
        asked.q() == null ? Directory.accounts(company, currency) : Search.keys(company, asked.q());
    Search search = Search.of(company, beginning, asked.after(), asked.limit());
    CustomerId customer = customer(company, asked.customer());
    Question question = questions.ask(company, when);
    reading.await(when.atLeast());
    return customer == null
        ? searched(search, currency, question)
        : page(ofCustomer(customer, currency), question, null);
  }

  private static @Nullable CustomerId customer(String company, @Nullable String customer) {
    String named = RequestValues.optional("customer", customer, Identifier::parse);
    return named == null ? null : new CustomerId(company, named);
  }

  /** An account, and what its customer is called. */
  private record Named(AccountId account, @Nullable String name) {}

  private AccountPage searched(Search search, @Nullable String currency, Question question) {
    Directory.Page<Document> page =
        directory.page(search.beginning(), search.after(), search.limit());
    boolean keys = search.beginning().startsWith(Directory.keys(search.company(), ""));
    List<CustomerEntry> customers = directory.customersOf(page.rows());
    List<Named> accounts =
        keys
            ? customers.stream().flatMap(entry -> named(entry, currency).stream()).toList()
            : listed(page.rows(), customers);
    return page(accounts, question, page.next());
  }

  private static List<Named> listed(List<Document> rows, List<CustomerEntry> customers) {
    Map<CustomerId, CustomerEntry> byId =
        customers.stream()
            .collect(Collectors.toMap(CustomerEntry::id, entry -> entry, (one, same) -> one));
    return rows.stream()
        .map(
            row -> {
              CustomerId id = CustomerId.parse(row.getString(Directory.CUSTOMER));
              CustomerEntry entry = byId.get(id);
              return new Named(
                  AccountId.parse(id + "." + row.getString("currency")),
                  entry == null ? null : entry.name());
            })
        .toList();
  }

  private List<Named> ofCustomer(CustomerId customer, @Nullable String currency) {
    CustomerEntry entry = directory.find(List.of(customer)).get(customer);
    return entry == null ? List.of() : named(entry, currency);
  }

  private static List<Named> named(CustomerEntry entry, @Nullable String currency) {
    return entry.accounts().stream()
        .filter(
            account -> currency == null || account.currency().getCurrencyCode().equals(currency))
        .map(account -> new Named(account, entry.name()))
        .toList();
  }

  private AccountPage page(List<Named> accounts, Question question, @Nullable String next) {
    Map<String, AccountSums.Sums> all =
        sums.of(accounts.stream().map(Named::account).toList(), question);
    return new AccountPage(
        question.asOf(),
        question.knownAt(),
        question.position(),
        accounts.stream()
            .map(each -> row(each, Objects.requireNonNull(all.get(each.account().toString()))))
            .toList(),
        Search.written(next));
  }

  private static Row row(Named named, AccountSums.Sums sums) {
    AccountId account = named.account();
    return new Row(
        account.toString(),
        account.company(),
        account.customer(),
        named.name(),
        account.currency().getCurrencyCode(),
        sums.balance(),
        sums.open(),
        sums.unapplied());
  }
}
