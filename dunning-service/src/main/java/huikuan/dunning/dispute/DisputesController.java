package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeBodies.Item;
import huikuan.dunning.dispute.DisputeBodies.Moved;
import huikuan.dunning.dispute.DisputeBodies.Opening;
import huikuan.dunning.dispute.DisputeBodies.Resolution;
import huikuan.dunning.dispute.DisputeBodies.Splitting;
import huikuan.dunning.dispute.DisputeCommand.ChangeDispute;
import huikuan.dunning.dispute.DisputeCommand.MergeDisputes;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeCommand.ResolveDispute;
import huikuan.dunning.dispute.DisputeCommand.Settling;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
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
import java.util.Map;
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

/** Opens disputes, sees to them, and decides them. */
@RestController
@RequestMapping("/api/v1/dunning")
@Tag(name = "Dunning")
class DisputesController {

  private static final int MOST_MERGED = 50;

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
      content = @Content(schema = @Schema(implementation = DisputeBodies.OpenData.class)))
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
            Fields.ofBody(request, DisputeBodies.MOST_BYTES, faults), faults, today);
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
    return answered(
        answer, "items", offered.stream().map(Offered::caseId).toList(), HttpStatus.CREATED);
  }

  private List<Offered> offered(AccountId account, List<Item> items) {
    List<Offered> offered = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      List<Offered> one = disputes.offered(account, items.get(at).name(), items.get(at).amount());
      if (one.isEmpty()) {
        errors.add(new FieldError("items[" + at + "].number", "an open item of " + account));
      }
      offered.addAll(one);
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
      content = @Content(schema = @Schema(implementation = DisputeBodies.FactsData.class)))
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
    return answered(
        commands.sendUntilFirst(
            new ChangeDispute(
                key(dispute), dispute, facts, DisputeTimes.of(facts.dueOn(), of), seen)),
        "items",
        List.of(),
        HttpStatus.OK);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/disputes/{id}/split", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Make a dispute of its own of a part of one")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeBodies.SplitData.class)))
  @ApiResponse(responseCode = "201", description = "The other dispute")
  @ApiResponse(responseCode = "200", description = "The same is split off already")
  @ApiResponse(responseCode = "404", description = "There is no such dispute")
  @ApiResponse(responseCode = "409", description = "It is closed, or being decided")
  @ApiResponse(responseCode = "422", description = "More than is disputed, or all of it")
  ResponseEntity<DisputeView> split(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId dispute = DisputeLog.id(id);
    DisputeEntry entry = log.require(dispute);
    Customer of = customers.find(dispute.customer());
    Faults faults = new Faults();
    Splitting split =
        DisputeBodies.splitting(
            Fields.ofBody(request, DisputeBodies.MOST_BYTES, faults),
            faults,
            AccountId.parse(entry.account).currency(),
            today(of));
    DisputeFacts before = entry.facts();
    DisputeFacts facts =
        new DisputeFacts(
            requireNonNullElse(split.reason(), before.reason()),
            null,
            split.owner() == null ? before.owner() : split.owner(),
            before.coordinator(),
            requireNonNullElse(split.dueOn(), before.dueOn()),
            DisputeStage.NEW);
    Map<String, Money> amounts =
        split.items().stream().collect(toMap(Moved::caseId, Moved::amount));
    return answered(
        commands.sendUntilFirst(
            new SplitDispute(
                key(dispute), dispute, amounts, facts, DisputeTimes.of(facts.dueOn(), of).dueAt())),
        "items",
        split.items().stream().map(Moved::caseId).toList(),
        HttpStatus.CREATED);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/disputes/{id}/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Let other disputes of the account go on in this one")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeBodies.MergeData.class)))
  @ApiResponse(responseCode = "200", description = "They go on in this one")
  @ApiResponse(responseCode = "404", description = "There is no such dispute")
  @ApiResponse(responseCode = "409", description = "One of them is closed, or being decided")
  @ApiResponse(responseCode = "422", description = "One is of another account")
  ResponseEntity<DisputeView> merge(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId into = DisputeLog.id(id);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, DisputeBodies.MOST_BYTES, faults);
    List<ArrangementId> others =
        fields.each("disputes", "an id of a dispute", MOST_MERGED, ArrangementId::parse);
    if (others.isEmpty() || others.contains(into)) {
      fields.fault("disputes", "1 to " + MOST_MERGED + " other disputes");
    }
    fields.refuseOthers();
    faults.refuse();
    return answered(
        commands.sendUntilFirst(
            new MergeDisputes(
                key(into), into, others.stream().distinct().toList(), clock.instant())),
        "items",
        List.of(),
        HttpStatus.OK);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/disputes/{id}/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Decide a dispute: it is owed, taken back, or settled by documents that the ledger posts"
              + " by its own rules")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeBodies.ResolveData.class)))
  @ApiResponse(responseCode = "200", description = "It is closed, or the ledger is asked")
  @ApiResponse(responseCode = "404", description = "There is no such dispute")
  @ApiResponse(responseCode = "409", description = "It is closed, or being decided")
  @ApiResponse(responseCode = "422", description = "More than is disputed of a claim")
  ResponseEntity<DisputeView> resolve(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId dispute = DisputeLog.id(id);
    DisputeEntry entry = log.require(dispute);
    Faults faults = new Faults();
    Resolution decided =
        DisputeBodies.resolution(
            Fields.ofBody(request, DisputeBodies.MOST_BYTES, faults),
            faults,
            AccountId.parse(entry.account).currency());
    List<Settling> settlings =
        decided.postings().stream()
            .map(each -> new Settling(each.caseId(), each.posting(), each.amount()))
            .toList();
    return answered(
        commands.sendUntilFirst(
            new ResolveDispute(
                key(dispute),
                dispute,
                decided.outcome(),
                settlings,
                decided.rootCause(),
                decided.reason(),
                clock.instant())),
        "postings",
        settlings.stream().map(Settling::caseId).toList(),
        HttpStatus.OK);
  }

  private static DisputesKey key(ArrangementId dispute) {
    return new DisputesKey(dispute.customer());
  }

  private LocalDate today(Customer customer) {
    Instant now = clock.instant();
    return LocalDate.ofInstant(now, customer.zone());
  }

  /**
   * @param field of the body that named the cases of claims
   * @param cases that it named, in its order
   */
  private ResponseEntity<DisputeView> answered(
      DisputeAnswer answer, String field, List<String> cases, HttpStatus done) {
    return switch (answer) {
      case DisputeAnswer.Done(ArrangementId id) -> ResponseEntity.status(done).body(log.view(id));
      case DisputeAnswer.Unchanged(ArrangementId id) -> ResponseEntity.ok(log.view(id));
      default -> throw new ProblemException(DisputeProblems.of(answer, field, cases));
    };
  }
}
