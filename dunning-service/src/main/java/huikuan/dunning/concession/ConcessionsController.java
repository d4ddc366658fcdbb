package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemName;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionBody.Draft;
import huikuan.dunning.concession.ConcessionBody.Item;
import huikuan.dunning.concession.ConcessionCommand.AcceptConcession;
import huikuan.dunning.concession.ConcessionCommand.DeclineConcession;
import huikuan.dunning.concession.ConcessionCommand.FinishDuty;
import huikuan.dunning.concession.ConcessionCommand.SettleAgain;
import huikuan.dunning.concession.ConcessionCommand.WithdrawConcession;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerFields;
import huikuan.dunning.file.FileHashes;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Grants concessions, and says what became of them. */
@RestController
@RequestMapping("/api/v1/dunning")
@Tag(name = "Dunning")
class ConcessionsController {

  private static final int LONGEST_REASON = 500;

  /** The body that says that the customer accepts. */
  @Schema(name = "ConcessionAcceptanceData")
  record AcceptanceData(
      @Schema(description = "Who does, among the customer's contacts") @Nullable String contact,
      @Schema(description = "The hash of what was signed, a file of the company")
          @Nullable String file) {}

  /** A body with a reason. */
  @Schema(name = "ConcessionReasonData")
  record ReasonData(@Schema(description = "1 to 500 printable characters") String reason) {}

  private final Concessions concessions;
  private final ConcessionLog log;
  private final KnownCustomers known;
  private final Commands commands;
  private final Clock clock;

  ConcessionsController(
      Concessions concessions,
      ConcessionLog log,
      KnownCustomers known,
      Commands commands,
      Clock clock) {
    this.concessions = concessions;
    this.log = log;
    this.known = known;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(
      path = "/customers/{company}/{customer}/concessions",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Draft a concession: instalments, a discount, a settlement, an extension, an exchange or"
              + " an extra service")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ConcessionBody.Data.class)))
  @ApiResponse(responseCode = "201", description = "It is offered, or waits for approval")
  @ApiResponse(responseCode = "200", description = "The same is drafted already")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The customer is insolvent")
  @ApiResponse(
      responseCode = "422",
      description = "More than is open; amounts do not add up; an insurer has not agreed")
  ResponseEntity<ConcessionView> draft(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    Customer of = known.require(company, customer);
    concessions.requireSolvent(of.id());
    Instant now = clock.instant();
    Faults faults = new Faults();
    Draft draft =
        ConcessionBody.read(
            Fields.ofBody(request, ConcessionBody.MOST_BYTES, faults),
            faults,
            of,
            LocalDate.ofInstant(now, of.zone()),
            concessions.limits(of, now));
    AccountId account = new AccountId(of.id().company(), of.id().customer(), draft.currency());
    return answered(
        concessions.draft(account, of, draft, now),
        draft.items().stream().map(Item::name).toList(),
        HttpStatus.CREATED);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/concessions/{id}/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say that the customer accepts it: it is in force")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AcceptanceData.class)))
  @ApiResponse(responseCode = "200", description = "It is in force, or was")
  @ApiResponse(responseCode = "404", description = "There is no such concession")
  @ApiResponse(responseCode = "409", description = "It is not offered; the customer is insolvent")
  @ApiResponse(
      responseCode = "422",
      description =
          "Less is free of an item than was offered; an insurer has not agreed; a factor collects")
  ResponseEntity<ConcessionView> accept(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId concession = ConcessionLog.id(id);
    ConcessionEntry offer = log.require(concession);
    concessions.requireSolvent(concession.customer());
    if (offer.state.equals(ConcessionState.OFFERED.toString())) {
      concessions.requireGrantable(offer);
    }
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, ConcessionBody.MOST_BYTES, faults);
    CustomerId of = concession.customer();
    String contact =
        CustomerFields.optionalContact(fields, known.require(of.company(), of.customer()));
    String file = FileHashes.optional(fields);
    fields.refuseOthers();
    faults.refuse();
    return sent(
        new AcceptConcession(key(concession), concession, contact, null, file, clock.instant()));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/concessions/{id}/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say that the customer does not want it")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReasonData.class)))
  @ApiResponse(responseCode = "200", description = "It is declined, or was")
  @ApiResponse(responseCode = "404", description = "There is no such concession")
  @ApiResponse(responseCode = "409", description = "It is not offered")
  ResponseEntity<ConcessionView> decline(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId concession = ConcessionLog.id(id);
    log.require(concession);
    String reason = reason(request);
    return sent(new DeclineConcession(key(concession), concession, reason, clock.instant()));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/concessions/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Take a concession back; what is due is sent on the next contact day")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReasonData.class)))
  @ApiResponse(responseCode = "200", description = "It is taken back, or was")
  @ApiResponse(responseCode = "404", description = "There is no such concession")
  @ApiResponse(responseCode = "409", description = "It is over, or the ledger is asked")
  ResponseEntity<ConcessionView> withdraw(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId concession = ConcessionLog.id(id);
    log.require(concession);
    String reason = reason(request);
    return sent(new WithdrawConcession(key(concession), concession, reason, clock.instant()));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/concessions/{id}/duty-done", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say that we have done what we had to, and how")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReasonData.class)))
  @ApiResponse(responseCode = "200", description = "It is done, or was")
  @ApiResponse(responseCode = "404", description = "There is no such concession")
  @ApiResponse(responseCode = "409", description = "It is not in force, or has nothing to be done")
  ResponseEntity<ConcessionView> dutyDone(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId concession = ConcessionLog.id(id);
    log.require(concession);
    String note = reason(request);
    return sent(new FinishDuty(key(concession), concession, note, clock.instant()));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping("/concessions/{id}/settle")
  @Operation(summary = "Ask the ledger once more for what it did not post")
  @ApiResponse(responseCode = "200", description = "It is asked, or was")
  @ApiResponse(responseCode = "404", description = "There is no such concession")
  @ApiResponse(responseCode = "409", description = "The ledger has refused nothing")
  ResponseEntity<ConcessionView> settle(@PathVariable("id") String id) {
    ArrangementId concession = ConcessionLog.id(id);
    log.require(concession);
    return sent(new SettleAgain(key(concession), concession, clock.instant()));
  }

  private static ConcessionsKey key(ArrangementId concession) {
    return new ConcessionsKey(concession.customer());
  }

  private static String reason(HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, ConcessionBody.MOST_BYTES, faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  private ResponseEntity<ConcessionView> sent(ConcessionCommand command) {
    return answered(commands.send(command), List.of(), HttpStatus.OK);
  }

  /**
   * @param items that the body named, in its order
   */
  private ResponseEntity<ConcessionView> answered(
      ConcessionAnswer answer, List<ItemName> items, HttpStatus done) {
    return switch (answer) {
      case ConcessionAnswer.Done(ArrangementId id) ->
          ResponseEntity.status(done).body(log.view(id));
      case ConcessionAnswer.Unchanged(ArrangementId id) -> ResponseEntity.ok(log.view(id));
      default -> throw new ProblemException(ConcessionProblems.of(answer, items));
    };
  }
}
