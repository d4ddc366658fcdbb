package huikuan.ledger.contract;

import huikuan.contracts.Identifier;
import huikuan.ledger.contract.ContractRequests.Written;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people record of milestones. */
@RestController
@RequestMapping("/api/v1/contracts/{company}/{contract}/milestones/{milestone}")
@Tag(name = "Contracts", description = "What was agreed with customers, and when claims fall due")
class MilestonesController {

  private static final int MOST_BYTES = 64 * 1024;

  /** The body that tells that a milestone is reached. */
  @Schema(name = "MilestoneReachedData")
  record ReachedData(
      @Schema(description = "The day; not after the company's today") LocalDate on,
      @Schema(description = "When the customer accepted it; not before on")
          @Nullable LocalDate acceptedOn,
      @Schema(description = "A person, in words; only with acceptedOn") @Nullable String acceptedBy,
      @Schema(description = "The hash of a file that the company has") @Nullable String evidence,
      @Nullable String note) {}

  /** The body that takes it back. */
  @Schema(name = "MilestoneReopenedData")
  record ReopenedData(String reason) {}

  private final Contracts contracts;
  private final ContractRequests requests;

  MilestonesController(Contracts contracts, ContractRequests requests) {
    this.contracts = contracts;
    this.requests = requests;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PostMapping(path = "/reached", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Record that a milestone is reached; the same again changes nothing",
      description = "It takes the place of what was recorded before, and of what the ERP tells.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReachedData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "No such contract or milestone")
  @ApiResponse(responseCode = "409", description = "Another contract stands in its place")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  ResponseEntity<Written> reached(
      @PathVariable String company,
      @PathVariable String contract,
      @PathVariable String milestone,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    ContractKey key = ContractRequests.key(company, contract);
    String id = RequestValues.read("milestone", milestone, Identifier::parse);
    Long seen = ContractRequests.seen(IfMatch.version(ifMatch));
    Faults faults = new Faults();
    Fields fields = fields(request, faults);
    return requests.answer(
        key,
        contracts.reach(requests.milestones(key.company()).reached(key, id, fields, faults), seen));
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(path = "/reopened", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Record that a milestone is not reached after all; again changes nothing",
      description = "It stands until somebody records that it is reached.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReopenedData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "No such contract or milestone")
  @ApiResponse(responseCode = "409", description = "It is not reached, or the contract is replaced")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  ResponseEntity<Written> reopened(
      @PathVariable String company,
      @PathVariable String contract,
      @PathVariable String milestone,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    ContractKey key = ContractRequests.key(company, contract);
    String id = RequestValues.read("milestone", milestone, Identifier::parse);
    Long seen = ContractRequests.seen(IfMatch.version(ifMatch));
    Faults faults = new Faults();
    Fields fields = fields(request, faults);
    return requests.answer(
        key, contracts.reopen(MilestoneReader.reopened(key, id, fields, faults), seen));
  }

  private static Fields fields(HttpServletRequest request, Faults faults) throws IOException {
    return Fields.ofBody(request, MOST_BYTES, faults);
  }
}
