package huikuan.ledger.balances;

import huikuan.contracts.Identifier;
import huikuan.ledger.account.Kind;
import huikuan.ledger.balances.HistoryAnswers.History;
import huikuan.ledger.balances.HistoryAnswers.ItemHistory;
import huikuan.ledger.query.Choices;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
@Tag(name = "Histories", description = "What happened, as it was recorded")
@ApiResponse(responseCode = "200", description = "The events, with the position they rest on")
@ApiResponse(responseCode = "400", description = "No such day, moment or id", content = @Content)
@ApiResponse(responseCode = "404", description = "No such account or item", content = @Content)
class HistoryController {

  private final AccountQuestions accounts;
  private final AccountHistory histories;

  HistoryController(AccountQuestions accounts, AccountHistory histories) {
    this.accounts = accounts;
    this.histories = histories;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/history")
  @Operation(summary = "Every event of the account, oldest first")
  History history(
      @PathVariable String account,
      @ParameterObject TimeParameters when,
      @PageLimits(usual = 1_000, most = 10_000) PageRequest request) {
    Page page = request.of(when.question("history").with("account", account));
    AccountQuestion question = accounts.ask(account, when, page);
    return histories.history(question, when.asOf() != null, page);
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/items/{kind}/{number}/history")
  @Operation(summary = "Where an item came from: every event that posted or changed it")
  ItemHistory history(
      @PathVariable String account,
      @PathVariable String kind,
      @PathVariable String number,
      @ParameterObject TimeParameters when,
      @PageLimits(usual = 1_000, most = 10_000) PageRequest request) {
    Kind known = kind(kind);
    String item = RequestValues.read("number", number, Identifier::parse);
    Page page =
        request.of(
            when.question("item-history")
                .with("account", account)
                .with("kind", kind)
                .with("number", item));
    return histories.history(accounts.ask(account, when, page), known, item, page);
  }

  private static Kind kind(String text) {
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::toString).toList();
    return Kind.parse(Choices.choice("kind", text, kinds));
  }
}
