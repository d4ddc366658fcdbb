package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.Identifier;
import huikuan.ledger.query.Choices;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
@RequestMapping("/api/v1/confirmations")
@Tag(name = "Letters")
class LetterListController {

  /** The filters of the list. */
  record Asked(
      @Parameter(example = "CN01") @Nullable String company,
      @Parameter(description = "company.customer.currency") @Nullable String account,
      @Parameter(description = "The number of a run") @Nullable String run,
      @Parameter(
              description =
                  "written, to-print, sending, not-sent, bounced, sent, arrived, not-agreed or"
                      + " closed")
          @Nullable String state,
      @Parameter(description = "true: only those whose customer somebody is to call")
          @Nullable String callDue,
      @Parameter(description = "true: only those that their run could not send")
          @Nullable String unsent) {

    ListQuestion question() {
      return ListQuestion.of("letters")
          .with("company", company)
          .with("account", account)
          .with("run", run)
          .with("state", state)
          .with("callDue", callDue)
          .with("unsent", unsent);
    }
  }

  /**
   * A letter in a list.
   *
   * @param sealApproved of a letter on paper: whether our seal may be used
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "LetterInList")
  record Row(
      String number,
      String account,
      String kind,
      String state,
      @Nullable String outcome,
      String cutOff,
      String issuedOn,
      String currency,
      String balance,
      int items,
      @Nullable String run,
      @Nullable String way,
      @Nullable String sentOn,
      @Nullable String arrivedOn,
      @Nullable String proof,
      @Nullable String repliedOn,
      @Nullable Boolean agreed,
      @Nullable String grade,
      @Nullable String problem,
      @Nullable Boolean sealApproved,
      boolean callDue) {

    static Row of(LetterEntry entry, boolean seesAnswer) {
      boolean hidden = entry.isHidden() && !seesAnswer;
      return new Row(
          entry.id,
          entry.account,
          entry.kind,
          seesAnswer ? entry.state : entry.told,
          hidden && !entry.isGone() ? null : entry.outcome,
          entry.cutOff,
          entry.issuedOn,
          entry.balance().currency().getCurrencyCode(),
          entry.balance().decimal(),
          entry.items,
          entry.run,
          entry.way,
          entry.sentOn,
          hidden ? null : entry.arrivedOn,
          hidden ? null : entry.proof,
          hidden ? null : entry.repliedOn,
          hidden ? null : entry.agreed,
          hidden ? null : entry.grade,
          entry.failure,
          entry.printed ? entry.sealApproved : null,
          seesAnswer ? entry.callDue : entry.callDueTold);
    }
  }

  /**
   * A page.
   *
   * @param next into {@code after}; null on the last page
   */
  record Answer(List<Row> letters, @Nullable String next) {}

  private static final String WRITTEN = LetterStage.WRITTEN.word();

  private final LetterList letters;

  LetterListController(LetterList letters) {
    this.letters = letters;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "Letters, in the order of their numbers")
  @ApiResponse(responseCode = "200", description = "A page of letters")
  Answer letters(@ParameterObject Asked asked, @PageLimits PageRequest request) {
    Page page = request.of(asked.question());
    List<LetterEntry> found = letters.page(equal(asked), page);
    return new Answer(
        page.told(found).stream()
            .map(each -> Row.of(each, LetterCallers.isAuditor(each.company)))
            .toList(),
        page.next(found, last -> List.of(last.id)));
  }

  private Map<String, Object> equal(Asked asked) {
    Map<String, Object> equal = new LinkedHashMap<>();
    String company = RequestValues.optional("company", asked.company(), Identifier::parseCompany);
    put(equal, "company", company);
    AccountId account = RequestValues.optional("account", asked.account(), AccountId::parse);
    put(equal, "account", account == null ? null : account.toString());
    RunNumber run = RequestValues.optional("run", asked.run(), RunNumber::parse);
    boolean unsent = Boolean.TRUE.equals(flag("unsent", asked.unsent()));
    put(
        equal,
        "run",
        unsent ? letters.runsThatLeftLetters(company, run) : run == null ? null : run.value());
    // What is found by its state tells the state.
    boolean sees = seesAnswers(company, account);
    String state = asked.state() == null && unsent ? WRITTEN : asked.state();
    put(
        equal,
        sees ? "state" : "told",
        state == null
            ? null
            : Choices.choice("state", state, unsent ? List.of(WRITTEN) : LetterStage.words()));
    put(equal, sees ? "callDue" : "callDueTold", flag("callDue", asked.callDue()));
    return equal;
  }

  private static @Nullable Boolean flag(String name, @Nullable String asked) {
    return asked == null
        ? null
        : Boolean.valueOf(Choices.choice(name, asked, List.of("true", "false")));
  }

  private static boolean seesAnswers(@Nullable String company, @Nullable AccountId account) {
    String named = company == null && account != null ? account.company() : company;
    return named == null ? LetterCallers.isAuditorOfAll() : LetterCallers.isAuditor(named);
  }

  private static void put(Map<String, Object> equal, String field, @Nullable Object value) {
    if (value != null) {
      equal.put(field, value);
    }
  }
}
