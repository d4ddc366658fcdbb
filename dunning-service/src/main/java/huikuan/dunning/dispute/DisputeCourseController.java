package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeBodies.Moved;
import huikuan.dunning.dispute.DisputeBodies.Resolution;
import huikuan.dunning.dispute.DisputeBodies.Splitting;
import huikuan.dunning.dispute.DisputeCommand.MergeDisputes;
import huikuan.dunning.dispute.DisputeCommand.ResolveDispute;
import huikuan.dunning.dispute.DisputeCommand.Settling;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Splits, merges and decides disputes. */
@RestController
@RequestMapping("/api/v1/dunning/disputes")
@Tag(name = "Dunning")
class DisputeCourseController {

  private static final int MOST_MERGED = 50;

  private final DisputeLog log;
  private final Customers customers;
  private final Commands commands;
  private final Clock clock;

  DisputeCourseController(DisputeLog log, Customers customers, Commands commands, Clock clock) {
    this.log = log;
    this.customers = customers;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/{id}/split", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Make a dispute of its own of a part of one")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeData.SplitData.class)))
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
            LocalDate.ofInstant(clock.instant(), of.zone()));
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
    return log.answered(
        commands.send(
            new SplitDispute(
                key(dispute), dispute, amounts, facts, DisputeTimes.of(facts.dueOn(), of))),
        "items",
        split.items().stream().map(Moved::caseId).toList(),
        HttpStatus.CREATED);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/{id}/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Let other disputes of the account go on in this one")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeData.MergeData.class)))
  @ApiResponse(responseCode = "200", description = "They go on in this one, or did")
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
    return log.answered(
        commands.send(
            new MergeDisputes(
                key(into), into, others.stream().distinct().toList(), clock.instant())),
        "items",
        List.of(),
        HttpStatus.OK);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/{id}/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Decide a dispute: it is owed, taken back, or settled by documents that the ledger posts"
              + " by its own rules")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DisputeData.ResolveData.class)))
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
    return log.answered(
        commands.send(
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
}
