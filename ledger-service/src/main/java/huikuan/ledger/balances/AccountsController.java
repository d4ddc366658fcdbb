package huikuan.ledger.balances;

import huikuan.ledger.balances.Answers.Balance;
import huikuan.ledger.balances.Answers.Changes;
import huikuan.ledger.balances.Answers.Items;
import huikuan.ledger.balances.Answers.Overview;
import huikuan.ledger.balances.Answers.Statement;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
@Tag(name = "Accounts", description = "What was owed on any day, as known at any moment")
@ApiResponse(responseCode = "200", description = "The answer, with the position it rests on")
@ApiResponse(responseCode = "400", description = "No such day, moment or id", content = @Content)
@ApiResponse(responseCode = "404", description = "No such account", content = @Content)
@ApiResponse(
    responseCode = "503",
    description = "The position was not reached in time",
    content = @Content)
class AccountsController {

  private final AccountQuestions accounts;
  private final Questions questions;
  private final Balances balances;
  private final AccountItems items;
  private final AccountStatement statement;
  private final AccountChanges changes;

  AccountsController(
      AccountQuestions accounts,
      Questions questions,
      Balances balances,
      AccountItems items,
      AccountStatement statement,
      AccountChanges changes) {
    this.accounts = accounts;
    this.questions = questions;
    this.balances = balances;
    this.items = items;
    this.statement = statement;
    this.changes = changes;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "An account at a glance")
  Overview account(@PathVariable String account, @ParameterObject TimeParameters when) {
    return balances.overview(accounts.ask(account, when));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/balance")
  @Operation(summary = "Open items less unapplied money")
  Balance balance(@PathVariable String account, @ParameterObject TimeParameters when) {
    return balances.balance(accounts.ask(account, when));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(path = "/items", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Claims and credits, and what is left of each")
  Items items(
      @PathVariable String account,
      @ParameterObject TimeParameters when,
      @Parameter(description = "open or all") @RequestParam(defaultValue = "open") String status,
      @PageLimits(usual = 1_000, most = 10_000) PageRequest request) {
    boolean all = AccountRows.all(status);
    Page page = request.of(when.question("items").with("account", account).with("status", status));
    return items.items(accounts.ask(account, when, page), all, page);
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(path = "/statement", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Opening balance, every movement, closing balance")
  Statement statement(
      @PathVariable String account,
      @ParameterObject TimeParameters when,
      @Parameter(description = "First business day; the account's first if absent")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "Last business day; asOf if absent") @RequestParam(required = false)
          @Nullable String to,
      @PageLimits(usual = 1_000, most = 10_000) PageRequest request) {
    Page page =
        request.of(
            when.question("statement").with("account", account).with("from", from).with("to", to));
    AccountQuestion question = accounts.ask(account, when, page);
    return statement.statement(question, StatementPeriod.of(from, to, when, question.asOf()), page);
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/changes")
  @Operation(summary = "Why a day's figure is another one than it was known to be")
  Changes changes(
      @PathVariable String account,
      @ParameterObject TimeParameters when,
      @Parameter(description = "The earlier moment: a position, or a moment with its offset")
          @RequestParam
          String knownFrom,
      @PageLimits(usual = 1_000, most = 10_000) PageRequest request) {
    Page page =
        request.of(
            when.question("account-changes").with("account", account).with("knownFrom", knownFrom));
    AccountQuestion question = accounts.ask(account, when, page);
    return changes.changes(
        question,
        questions.earlier(knownFrom, question.account().company(), question.when()),
        page);
  }
}
