package huikuan.ledger.evidence;

import huikuan.ledger.evidence.EvidenceRequests.Answer;
import huikuan.ledger.evidence.EvidenceRequests.AttachData;
import huikuan.ledger.evidence.EvidenceRequests.CopyData;
import huikuan.ledger.evidence.EvidenceRequests.WithdrawData;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The evidence of an item, a contract or a customer. */
@RestController
@RequestMapping(
    path = {SubjectArgument.ITEM, SubjectArgument.CONTRACT, SubjectArgument.CUSTOMER},
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Evidence", description = "Files that prove a claim")
class EvidenceController {

  private final EvidenceRequests evidence;

  EvidenceController(EvidenceRequests evidence) {
    this.evidence = evidence;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Attach a file of the company as evidence; the same again changes nothing")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AttachData.class)))
  @ApiResponse(responseCode = "201", description = "It is evidence now")
  @ApiResponse(responseCode = "200", description = "It was evidence before")
  @ApiResponse(responseCode = "404", description = "No such item or customer", content = @Content)
  ResponseEntity<EvidenceView> attach(NamedSubject of, HttpServletRequest request)
      throws IOException {
    return evidence.attach(of.subject(), request);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "The evidence, newest first; what was withdrawn is marked")
  @ApiResponse(responseCode = "200", description = "A page of it")
  @ApiResponse(responseCode = "404", description = "No such item or customer", content = @Content)
  Answer list(
      NamedSubject of,
      @PageLimits(usual = EvidenceRequests.USUAL, most = EvidenceRequests.MOST)
          PageRequest request) {
    return evidence.list(of.subject(), request);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(path = "/{n}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Withdraw a piece of evidence: it stays, and proves nothing any more")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WithdrawData.class)))
  @ApiResponse(responseCode = "200", description = "It is withdrawn, or was so before")
  @ApiResponse(responseCode = "404", description = "No such evidence", content = @Content)
  EvidenceView withdraw(NamedSubject of, @PathVariable String n, HttpServletRequest request)
      throws IOException {
    return evidence.withdraw(of.subject(), n, request);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(path = "/{n}/send", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Mail a copy to a contact; the same within a minute is one request")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = CopyData.class)))
  @ApiResponse(responseCode = "200", description = "The request is recorded")
  @ApiResponse(responseCode = "404", description = "No such evidence", content = @Content)
  @ApiResponse(responseCode = "409", description = "It was withdrawn", content = @Content)
  @ApiResponse(
      responseCode = "422",
      description = "Too large for a mail, or of another customer's contract",
      content = @Content)
  EvidenceView send(NamedSubject of, @PathVariable String n, HttpServletRequest request)
      throws IOException {
    return evidence.copy(of.subject(), n, request);
  }
}
