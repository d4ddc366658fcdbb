package huikuan.ledger.reports;

import huikuan.ledger.balances.AccountQuestion;
import huikuan.ledger.balances.AccountQuestions;
import huikuan.ledger.balances.AccountRows;
import huikuan.ledger.balances.StatementPeriod;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves an account's paged answers whole, as files. */
@RestController
@RequestMapping(
    path = "/api/v1/accounts/{account}",
    produces = {Csv.TYPE, Parquet.TYPE, Xlsx.TYPE})
@Tag(name = "Accounts")
class AccountFilesController {

  private final AccountQuestions accounts;

  AccountFilesController(AccountQuestions accounts) {
    this.accounts = accounts;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/statement")
  Export statement(
      @PathVariable String account,
      @ParameterObject TimeParameters when,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "false") boolean bom) {
    AccountQuestion question = accounts.ask(account, when);
    StatementPeriod period = StatementPeriod.of(from, to, when, question.asOf());
    return export(AccountFiles.statement(question, period), question, "statement", bom);
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/items")
  Export items(
      @PathVariable String account,
      @ParameterObject TimeParameters when,
      @RequestParam(defaultValue = "open") String status,
      @RequestParam(defaultValue = "false") boolean bom) {
    boolean all = AccountRows.all(status);
    AccountQuestion question = accounts.ask(account, when);
    return export(AccountFiles.items(question, all), question, "items", bom);
  }

  private static Export export(Table table, AccountQuestion question, String name, boolean bom) {
    return new Export(table, new Scope(question.when(), null, null, null), name, bom);
  }
}
