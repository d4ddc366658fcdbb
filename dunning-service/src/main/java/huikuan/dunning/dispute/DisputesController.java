package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.AccountId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeBodies.Item;
import huikuan.dunning.dispute.DisputeBodies.Opening;
import huikuan.dunning.dispute.DisputeCommand.ChangeDispute;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens disputes, and sees to them. */
@RestController
@RequestMapping("/api/v1/dunning")
@Tag(name = "Dunning")
class DisputesController {

  private final Disputes disputes;
  private final DisputeLog log;
  private final KnownCustomers known;
  private final Customers customers;
  private final Commands commands;
  private final Clock clock;

  DisputesController(
      Disputes disputes,
      DisputeLog log,
      KnownCustomers known,
      Customers customers,
      Commands commands,
      Clock clock) {
    this.disputes = disputes;
    this.log = log;
    this.known = known;
    this.customers = customers;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(
      path = "/customers/{company}/{customer}/disputes",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Open a dispute: what is disputed of an item is not asked for until it is clarified")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeData.OpenData.class)))
  @ApiResponse(responseCode = "201", description = "It is open")
  @ApiResponse(responseCode = "200", description = "The same is open already")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "422", description = "More than is open, or disputed already")
  ResponseEntity<DisputeView> open(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    Customer of = known.require(company, customer);
    LocalDate today = today(of);
    Faults faults = new Faults();
    Opening opening =
        DisputeBodies.opening(
            Fields.ofBody(request, DisputeBodies.MOST_BYTES, faults), faults, of, today);
    AccountId account = new AccountId(of.id().company(), of.id().customer(), opening.currency());
    DisputeFacts facts =
        new DisputeFacts(
            opening.reason(),
            null,
            opening.owner(),
            opening.coordinator(),
            requireNonNullElse(opening.dueOn(), disputes.times().dueOn(today, of)),
            DisputeStage.NEW);
    List<Offered> offered = offered(account, opening.items());
    DisputeAnswer answer = disputes.open(account, of, offered, facts, Origin.HAND, opening.said());
    return log.answered(
        answer, "items", offered.stream().map(Offered::caseId).toList(), HttpStatus.CREATED);
  }

  private List<Offered> offered(AccountId account, List<Item> items) {
    List<Offered> offered = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (Optional<Offered> each : disputes.offered(account, items)) {
      if (each.isEmpty()) {
        String field = "items[" + (offered.size() + errors.size()) + "].number";
        errors.add(new FieldError(field, "an open item of " + account));
      }
      each.ifPresent(offered::add);
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.ofFields("not-open", "An item is not open", 422, errors));
    }
    return offered;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PutMapping(path = "/disputes/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say who sees to a dispute, by when, what it is about and how far it is")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeData.FactsData.class)))
  @ApiResponse(responseCode = "200", description = "It is so, or was")
  @ApiResponse(responseCode = "404", description = "There is no such dispute")
  @ApiResponse(responseCode = "409", description = "It is closed, or being decided")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  ResponseEntity<DisputeView> change(
      @PathVariable("id") String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    ArrangementId dispute = DisputeLog.id(id);
    Integer seen = IfMatch.version(ifMatch);
    DisputeEntry entry = log.require(dispute);
    Customer of = customers.find(dispute.customer());
    Faults faults = new Faults();
    DisputeFacts facts =
        DisputeBodies.facts(
            Fields.ofBody(request, DisputeBodies.MOST_BYTES, faults),
            faults,
            entry.facts(),
            today(of));
    return log.answered(
        commands.send(
            new ChangeDispute(
                new DisputesKey(dispute.customer()),
                dispute,
                facts,
                DisputeTimes.of(facts.dueOn(), of),
                seen)),
        "items",
        List.of(),
        HttpStatus.OK);
  }

  private LocalDate today(Customer customer) {
    Instant now = clock.instant();
    return LocalDate.ofInstant(now, customer.zone());
  }
}
