package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import huikuan.ledger.contract.ContractRequests.Written;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.ledger.query.Positions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/contracts/{company}/{contract}")
@Tag(name = "Contracts", description = "What was agreed with customers, and when claims fall due")
class ContractsController {

  private static final int MOST_BYTES = 256 * 1024;

  /**
   * One version of a contract.
   *
   * @param by the actor who told it
   * @param change {@code contract}, {@code milestoneReached} or {@code milestoneReopened}
   * @param milestone only of milestones
   * @param note with which it was recorded as reached, or the reason why it was reopened
   * @param contract as it was then
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContractVersion")
  record Version(
      long version,
      long position,
      Instant recordedAt,
      String by,
      String change,
      @Nullable String milestone,
      @Nullable String note,
      ContractView contract) {

    static Version of(ContractKey key, Step step) {
      String change = "contract";
      String milestone = null;
      String note = null;
      switch ((ContractEvent) step.event().payload()) {
        case ContractChanged _ -> {}
        case MilestoneReached reached -> {
          change = "milestoneReached";
          milestone = reached.milestone();
          note = reached.note();
        }
        case MilestoneReopened reopened -> {
          change = "milestoneReopened";
          milestone = reopened.milestone();
          note = reopened.reason();
        }
      }
      return new Version(
          step.state().version(),
          step.event().position(),
          step.event().recordedAt(),
          step.event().actor(),
          change,
          milestone,
          note,
          ContractView.of(key, step, null));
    }
  }

  /**
   * @param versions the newest first
   * @param next null on the last page
   */
  @Schema(name = "ContractHistory")
  record History(List<Version> versions, @Nullable String next) {}

  private final Contracts contracts;
  private final ContractRequests requests;
  private final Positions positions;

  ContractsController(Contracts contracts, ContractRequests requests, Positions positions) {
    this.contracts = contracts;
    this.requests = requests;
    this.positions = positions;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Tell all of a contract; the same again changes nothing",
      description = "What people have recorded of its milestones stands.")
  @ApiResponse(responseCode = "201", description = "The contract is new")
  @ApiResponse(responseCode = "200", description = "The contract was changed, or was like this")
  @ApiResponse(responseCode = "409", description = "Another contract stands in its place")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  @ApiResponse(responseCode = "422", description = "Another customer's, a circle, or too little")
  @ApiResponse(
      responseCode = "428",
      description = "Without If-Match, a field that the contract has is left out")
  ResponseEntity<Written> put(
      @PathVariable String company,
      @PathVariable String contract,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      @Parameter(description = "*: only if the contract is new")
          @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      HttpServletRequest request)
      throws IOException {
    ContractKey key = ContractRequests.key(company, contract);
    Long seen = ContractRequests.seen(IfMatch.version(ifMatch, ifNoneMatch));
    Faults faults = new Faults();
    JsonNode object = ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults);
    ContractData data =
        ContractReader.read(key.company(), object, requests.milestones(key.company()), faults);
    Set<String> named = Set.copyOf(object.propertyNames());
    return requests.answer(key, contracts.change(key, data, named, seen));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "A contract, as it is or as it was known")
  @ApiResponse(responseCode = "200", description = "The contract")
  @ApiResponse(responseCode = "404", description = "No such contract", content = @Content)
  ResponseEntity<ContractView> get(
      @PathVariable String company,
      @PathVariable String contract,
      @Parameter(description = "A position, or a moment with its offset; now if absent")
          @RequestParam(required = false)
          @Nullable String knownAt,
      @Parameter(description = TimeParameters.AT_LEAST) @RequestParam(required = false)
          @Nullable String atLeast) {
    ContractKey key = ContractRequests.key(company, contract);
    positions.check(atLeast);
    long position = positions.known(knownAt);
    ContractView view =
        ContractView.of(key, requests.known(key, position), contracts.successors(key, position));
    return ResponseEntity.ok().eTag(Long.toString(view.version())).body(view);
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/history")
  @Operation(summary = "All versions of a contract, the newest first, with who told them and when")
  @ApiResponse(responseCode = "200", description = "A page of versions")
  @ApiResponse(responseCode = "404", description = "No such contract", content = @Content)
  History history(
      @PathVariable String company,
      @PathVariable String contract,
      @PageLimits(usual = 20, most = 100) PageRequest request) {
    ContractKey key = ContractRequests.key(company, contract);
    Page page = request.of(ListQuestion.of("contract-history").with("contract", key));
    List<Step> steps = contracts.steps(key, Contracts.NOW);
    if (steps.isEmpty()) {
      throw ContractProblems.unknown(key);
    }
    long before = page.number(0, Long.MAX_VALUE);
    List<Step> read =
        steps.reversed().stream()
            .filter(step -> step.state().version() < before)
            .limit(page.read())
            .toList();
    return new History(
        page.told(read).stream().map(step -> Version.of(key, step)).toList(),
        page.next(read, step -> List.of(step.state().version())));
  }
}
