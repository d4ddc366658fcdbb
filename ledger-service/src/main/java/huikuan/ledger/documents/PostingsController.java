package huikuan.ledger.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.ledger.account.Kind;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
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

/** Documents that people here want to be posted. */
@RestController
@RequestMapping("/api/v1/accounts/{account}/postings")
@Tag(name = "Accounts")
class PostingsController {

  private static final List<Kind> KINDS = List.of(Kind.WRITE_OFF, Kind.REFUND);

  /** The body that proposes a document; its account is the path's. */
  @Schema(name = "PostingData")
  record Data(
      @Schema(allowableValues = {"writeOff", "refund"}) String kind,
      @Schema(example = "W-1") String number,
      LocalDate postedOn,
      @Schema(example = "12.50") String amount,
      @Schema(description = "Of a write-off: the claim; or allocations, as in POST /documents")
          @Nullable String invoice,
      @Nullable List<Object> allocations,
      @Schema(description = "Of a refund: the credits, as in POST /documents")
          @Nullable List<Object> from,
      @Schema(description = "Of a write-off needed") @Nullable String reason,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable LocalDate confirmPostedOn) {}

  /**
   * @param proposal null = it is posted
   * @param needed how many others have to approve it; null = it is posted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Posting")
  record View(
      @Schema(type = "string", example = "CN01.C-1.CNY") AccountId account,
      @Schema(type = "string", example = "posting.CN01.C-1007.EUR.1") @Nullable ProposalId proposal,
      @Nullable Integer needed,
      @Schema(description = "The last commit that the ledger has") long position) {

    ResponseEntity<View> answer() {
      return ResponseEntity.status(proposal == null ? HttpStatus.OK : HttpStatus.ACCEPTED)
          .body(this);
    }
  }

  private final PostingProposals proposals;

  PostingsController(PostingProposals proposals) {
    this.proposals = proposals;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Propose a write-off or a refund; a small rest is written off at once")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "It is posted, or was before")
  @ApiResponse(responseCode = "202", description = "It is posted when others have approved it")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  @ApiResponse(responseCode = "409", description = "The number stands for another document")
  @ApiResponse(responseCode = "422", description = "The rules of the account refuse it")
  ResponseEntity<View> propose(@PathVariable("account") String written, HttpServletRequest request)
      throws IOException {
    AccountId account = RequestValues.read("account", written, AccountId::parse);
    ProposedBody body = ProposedBody.of(account, request);
    if (KINDS.stream().noneMatch(kind -> kind.toString().equals(body.kind()))) {
      body.faults().add("kind", "writeOff or refund; all others are posted by the ERP");
      throw new ProblemException(body.faults().problem());
    }
    View view = proposals.propose(body.document(), body.sent().toString());
    return view.answer();
  }
}
