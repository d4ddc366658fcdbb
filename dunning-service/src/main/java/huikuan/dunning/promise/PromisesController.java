package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.promise.PromiseBody.Asked;
import huikuan.dunning.promise.PromiseCommand.WithdrawPromise;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import huikuan.dunning.promise.PromiseOutcome.Made;
import huikuan.dunning.promise.PromiseOutcome.MoreThanFree;
import huikuan.dunning.promise.PromiseOutcome.Same;
import huikuan.dunning.promise.PromiseOutcome.Withdrawal;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes promises to pay, and shows what becomes of them. */
@RestController
@RequestMapping("/api/v1/dunning")
@Tag(name = "Dunning")
class PromisesController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;

  /** The body that takes a promise. */
  @Schema(name = "PromiseData")
  record Data(
      @Schema(example = "CNY") String currency,
      @Schema(description = "Absent: the sum of the items' amounts") @Nullable String amount,
      @Schema(description = "The day by which the money is to come, at the customer") LocalDate on,
      @Schema(description = "At most 200; absent: what is due first")
          @Nullable List<ItemData> items,
      @Schema(allowableValues = {"resume", "call", "plan", "sanction"}) @Nullable String ifBroken,
      @Schema(description = "Who promised it, among the customer's contacts")
          @Nullable String contact,
      @Schema(description = "The talk in which it was promised") @Nullable String talk,
      @Schema(description = "For colleagues") @Nullable String note) {}

  /** An item that is promised. */
  @Schema(name = "PromisedItemData")
  record ItemData(
      @Schema(allowableValues = {"invoice", "refund"}) @Nullable String kind,
      String number,
      @Schema(description = "For each item, or for none") @Nullable String amount) {}

  /** The body that takes a promise back. */
  @Schema(name = "PromiseWithdrawalData")
  record WithdrawalData(@Schema(description = "1 to 200 printable characters") String reason) {}

  private final Promises promises;
  private final KnownCustomers known;
  private final PromiseDirectory directory;
  private final PromiseCounts counts;
  private final Commands commands;
  private final Clock clock;

  PromisesController(
      Promises promises,
      KnownCustomers known,
      PromiseDirectory directory,
      PromiseCounts counts,
      Commands commands,
      Clock clock) {
    this.promises = promises;
    this.known = known;
    this.directory = directory;
    this.counts = counts;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(
      path = "/customers/{company}/{customer}/promises",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Take a promise to pay: what is promised is not asked for until its end, or until it is"
              + " broken")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "It is in force, or waits for approval")
  @ApiResponse(responseCode = "200", description = "The same is promised already")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The customer is insolvent")
  @ApiResponse(responseCode = "422", description = "More than is open, or promised already")
  ResponseEntity<PromiseView> make(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    Customer of = known.require(company, customer);
    promises.requireSolvent(of.id());
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, of.zone());
    Asked asked =
        PromiseBody.read(
            ExactJson.bytes(request, PromiseBody.MOST_BYTES),
            of,
            today,
            today.plusDays(promises.terms(of, now).daysAheadApproved()));
    AccountId account = new AccountId(of.id().company(), of.id().customer(), asked.currency());
    Offer offer = promises.offer(account, asked.items(), asked.amount(), asked.on(), false, now);
    if (offer.parts().isEmpty() || offer.tooMuch().signum() > 0) {
      throw PromiseRefusals.tooMuch(account, offer, asked);
    }
    boolean approver =
        Caller.current()
            .map(caller -> caller.companies(Role.APPROVER).has(of.id().company()))
            .orElse(false);
    return switch (promises.make(account, of, offer, asked.on(), asked.said(), approver, now)) {
      case Made(ArrangementId id) ->
          ResponseEntity.status(HttpStatus.CREATED).body(directory.one(id));
      case Same(ArrangementId id) -> ResponseEntity.ok(directory.one(id));
      case MoreThanFree(List<Excess> excesses) -> throw PromiseRefusals.tooMuch(excesses, asked);
    };
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/promises")
  @Operation(summary = "The promises, by the day on which the money is to come")
  @ApiResponse(responseCode = "200", description = "A page of promises")
  @ApiResponse(responseCode = "400", description = "An unknown state, a malformed account or day")
  PromiseView.Page list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "company.customer") @RequestParam(required = false)
          @Nullable String customer,
      @RequestParam(required = false) @Nullable String account,
      @Parameter(
              description =
                  "proposed, in-force, kept, partly-kept, broken, withdrawn, rejected or lapsed")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "The first day by which the money is to come")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "The last one") @RequestParam(required = false)
          @Nullable LocalDate to,
      @PageLimits(usual = 50, most = 500) PageRequest request) {
    return directory.list(PromiseFilter.of(company, customer, account, state, from, to), request);
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/promises/summary")
  @Operation(summary = "How many promises are in each state, and how many were kept of the judged")
  @ApiResponse(responseCode = "200", description = "Counts, and sums by currency")
  @ApiResponse(responseCode = "400", description = "A malformed account or day")
  PromiseSummary summary(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "company.customer") @RequestParam(required = false)
          @Nullable String customer,
      @RequestParam(required = false) @Nullable String account,
      @Parameter(description = "The first day by which the money is to come")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "The last one") @RequestParam(required = false)
          @Nullable LocalDate to) {
    return counts.of(PromiseFilter.of(company, customer, account, null, from, to));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/promises/{id}")
  @Operation(summary = "One promise")
  @ApiResponse(responseCode = "200", description = "The promise")
  @ApiResponse(responseCode = "404", description = "There is no such promise")
  PromiseView one(@PathVariable("id") String id) {
    return directory.one(PromiseDirectory.require(id));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/promises/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Take a promise back; what is due is sent on the next contact day")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WithdrawalData.class)))
  @ApiResponse(responseCode = "200", description = "It is taken back, or was")
  @ApiResponse(responseCode = "404", description = "There is no such promise")
  @ApiResponse(responseCode = "409", description = "It is over")
  PromiseView withdraw(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId promise = PromiseDirectory.require(id);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    Withdrawal outcome =
        commands.send(
            new WithdrawPromise(
                new PromisesKey(promise.customer()),
                promise,
                Objects.requireNonNull(reason),
                clock.instant()));
    return switch (outcome) {
      case DONE, UNCHANGED -> directory.one(promise);
      case OVER -> throw PromiseRefusals.over(directory.one(promise).state());
      case UNKNOWN -> throw PromiseDirectory.notFound(id);
    };
  }
}
