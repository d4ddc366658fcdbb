package huikuan.ledger.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.ledger.balances.AccountSums;
import huikuan.ledger.query.Figure;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.RequestedFilters;
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
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The filters of the list. */
  record Asked(
      @Parameter(description = "Needed", example = "CN01") @Nullable String company,
      @Parameter(description = "Only this customer's; not beside q") @Nullable String customer,
      @Parameter(description = "Only of these customers. " + Search.Q_DESCRIPTION)
          @Nullable String q,
      @Parameter(description = "Only in this currency", example = "CNY")
          @Nullable String currency) {

    ListQuestion question(TimeParameters when) {
      return when.question("accounts")
          .with("company", company)
          .with("customer", customer)
          .with("q", q)
          .with("currency", currency);
    }
  }

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
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      List<Row> accounts,
      @Nullable String next) {}

  private final Directory directory;
  private final CatchUp catchUp;
  private final Questions questions;
  private final AccountSums sums;

  AccountListController(
      Directory directory, CatchUp directoryCatchUp, Questions questions, AccountSums sums) {
    this.directory = directory;
    this.catchUp = directoryCatchUp;
    this.questions = questions;
    this.sums = sums;
  }

  @AllowedTo(
      value = {Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "The accounts of a company with their balances, all or those searched for")
  @ApiResponse(responseCode = "200", description = "A page of accounts")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  @ApiResponse(responseCode = "404", description = "No such company", content = @Content)
  @ApiResponse(responseCode = "503", description = "Behind: ask again", content = @Content)
  AccountPage accounts(
      @ParameterObject Asked asked,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    String company = Search.company(asked.company());
    String customer = RequestedFilters.identifier("customer", asked.customer());
    String currency = RequestedFilters.currency(asked.currency());
    if (customer != null && asked.q() != null) {
      throw ProblemException.field("q", "absent beside customer");
    }
    String keys = asked.q() == null ? null : Search.keys(company, asked.q());
    Page page = request.of(asked.question(when));
    Question question = questions.ask(company, when, page);
    catchUp.awaitHead();
    AccountPage answer =
        customer == null
            ? paged(company, keys, currency, question, page)
            : answer(ofCustomer(new CustomerId(company, customer), currency), question, null);
    if (answer.accounts().isEmpty() && !directory.knows(company)) {
      throw new ProblemException(Problem.notFound("company", company));
    }
    return answer;
  }

  /** An account with the name of its customer. */
  private record Named(AccountId account, @Nullable String name) {}

  private List<Named> ofCustomer(CustomerId customer, @Nullable String currency) {
    CustomerEntry entry = directory.find(List.of(customer)).get(customer);
    return entry == null ? List.of() : named(entry, currency);
  }

  /** The accounts of a page of the customers that were found, or a page of all accounts. */
  private AccountPage paged(
      String company,
      @Nullable String keys,
      @Nullable String currency,
      Question question,
      Page page) {
    String beginning = keys == null ? Directory.accounts(company, currency) : keys;
    List<Document> found = directory.page(beginning, page);
    List<Document> rows = page.told(found);
    return answer(
        keys == null ? ofRows(rows) : ofCustomers(rows, currency),
        question,
        page.next(found, question.pinned(), Directory::pageKey));
  }

  private List<Named> ofRows(List<Document> rows) {
    Map<CustomerId, CustomerEntry> customers =
        directory.find(rows.stream().map(Directory::customer).distinct().toList());
    return rows.stream()
        .map(
            row -> {
              CustomerEntry customer = customers.get(Directory.customer(row));
              return new Named(Directory.account(row), customer == null ? null : customer.name());
            })
        .toList();
  }

  private List<Named> ofCustomers(List<Document> keys, @Nullable String currency) {
    return directory.customersOf(keys).stream()
        .flatMap(entry -> named(entry, currency).stream())
        .toList();
  }

  private static List<Named> named(CustomerEntry entry, @Nullable String currency) {
    return entry.accounts().stream()
        .filter(
            account -> currency == null || account.currency().getCurrencyCode().equals(currency))
        .map(account -> new Named(account, entry.name()))
        .toList();
  }

  private AccountPage answer(List<Named> accounts, Question question, @Nullable String next) {
    Map<String, Figure> all = sums.of(accounts.stream().map(Named::account).toList(), question);
    return new AccountPage(
        question.asOf(),
        question.knownAt(),
        question.position(),
        accounts.stream()
            .map(each -> row(each, Objects.requireNonNull(all.get(each.account().toString()))))
            .toList(),
        next);
  }

  private static Row row(Named named, Figure sums) {
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
