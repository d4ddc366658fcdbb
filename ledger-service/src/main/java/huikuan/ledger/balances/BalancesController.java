package huikuan.ledger.balances;

import huikuan.ledger.balances.Answers.Balance;
import huikuan.ledger.balances.Answers.History;
import huikuan.ledger.balances.Answers.Items;
import huikuan.ledger.balances.Answers.Overview;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
@Tag(name = "Balances", description = "What was owed on any day, as known at any moment")
@ApiResponse(responseCode = "200", description = "The answer, with the position it rests on")
@ApiResponse(responseCode = "400", description = "No such day, moment or id", content = @Content)
@ApiResponse(responseCode = "404", description = "No such account", content = @Content)
@ApiResponse(responseCode = "503", description = "atLeast was not reached", content = @Content)
class BalancesController {

  /** What every read takes. */
  record When(
      @Parameter(
              description = "Business day; the company's today if absent",
              example = "2013-03-31")
          @Nullable String asOf,
      @Parameter(description = "A position, or a moment with its offset; now if absent")
          @Nullable String knownAt,
      @Parameter(description = "A position to wait for", example = "48211")
          @Nullable String atLeast) {}

  private final Questions questions;
  private final Balances balances;

  BalancesController(Questions questions, Balances balances) {
    this.questions = questions;
    this.balances = balances;
  }

  @GetMapping
  @Operation(summary = "An account at a glance")
  Overview account(@PathVariable String account, @ParameterObject When when) {
    return balances.overview(question(account, when));
  }

  @GetMapping("/balance")
  @Operation(summary = "Open items less unapplied money")
  Balance balance(@PathVariable String account, @ParameterObject When when) {
    return balances.balance(question(account, when));
  }

  @GetMapping("/items")
  @Operation(summary = "The invoices, and what is open of each")
  Items items(
      @PathVariable String account,
      @ParameterObject When when,
      @Parameter(description = "open or all") @RequestParam(defaultValue = "open") String status) {
    if (!List.of("open", "all").contains(status)) {
      throw new ProblemException(Problem.invalid(List.of(new FieldError("status", "open, all"))));
    }
    return balances.items(question(account, when), status.equals("open"));
  }

  @GetMapping("/history")
  @Operation(summary = "Every event of the account, oldest first")
  History history(@PathVariable String account, @ParameterObject When when) {
    return balances.history(question(account, when));
  }

  private Question question(String account, When when) {
    return questions.ask(account, when.asOf(), when.knownAt(), when.atLeast());
  }
}
