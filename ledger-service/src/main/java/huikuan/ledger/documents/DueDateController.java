package huikuan.ledger.documents;

import huikuan.contracts.AccountId;
import huikuan.contracts.Identifier;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.ledger.documents.PostingsController.View;
import huikuan.platform.web.Problem;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Puts off the due date of an invoice, as was agreed with the customer. */
@RestController
@RequestMapping("/api/v1/accounts/{account}/items/{kind}/{number}/due-date")
@Tag(name = "Accounts")
class DueDateController {

  /** The body that puts a due date off; its invoice is the path's. */
  @Schema(name = "ExtensionData")
  record Data(
      @Schema(example = "E-1") String number,
      LocalDate dueOn,
      LocalDate agreedOn,
      String reason,
      @Schema(description = "From when on it counts; as agreed if absent")
          @Nullable LocalDate postedOn,
      @Schema(description = "The id of the person at the customer who agreed")
          @Nullable String contact,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable LocalDate confirmPostedOn) {}

  /** The body that takes an extension back; the path has its number. */
  @Schema(name = "ExtensionReversalData")
  record ReversalData(
      @Schema(example = "X-1") String number,
      String reason,
      @Schema(description = "From when on it counts; the extension's own day if absent")
          @Nullable LocalDate postedOn,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable LocalDate confirmPostedOn) {}

  private final PostingProposals proposals;
  private final KnownDocuments known;

  DueDateController(PostingProposals proposals, KnownDocuments known) {
    this.proposals = proposals;
    this.known = known;
  }

  @AllowedTo({Role.FINANCE, Role.APPROVER})
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Put off the due date of an invoice; one far off is proposed")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "It is put off, or was before")
  @ApiResponse(responseCode = "202", description = "It is put off when another has approved it")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  @ApiResponse(responseCode = "409", description = "The number stands for another document")
  @ApiResponse(responseCode = "422", description = "The rules of the account refuse it")
  ResponseEntity<View> putOff(
      @PathVariable("account") String written,
      @PathVariable String kind,
      @PathVariable("number") String invoice,
      HttpServletRequest request)
      throws IOException {
    AccountId account = account(written, kind);
    ProposedBody body = ProposedBody.of(account, request);
    body.refuse("the path has it", "kind", "invoice");
    body.sent().put("kind", Kind.EXTENSION.toString());
    body.sent().put("invoice", invoice);
    if (!body.sent().hasNonNull("postedOn") && body.sent().has("agreedOn")) {
      body.sent().set("postedOn", body.sent().get("agreedOn"));
    }
    return proposals.propose(body.document(), body.sent().toString()).answer();
  }

  @AllowedTo({Role.FINANCE, Role.APPROVER})
  @PostMapping(path = "/{extension}/reverse", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Take back the last extension of an invoice, which was recorded by mistake")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReversalData.class)))
  @ApiResponse(responseCode = "200", description = "It is taken back, or was before")
  @ApiResponse(responseCode = "202", description = "It is taken back when another has approved it")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  @ApiResponse(responseCode = "404", description = "The invoice has no such extension")
  @ApiResponse(responseCode = "409", description = "The number stands for another document")
  @ApiResponse(responseCode = "422", description = "The rules of the account refuse it")
  ResponseEntity<View> takeBack(
      @PathVariable("account") String written,
      @PathVariable String kind,
      @PathVariable("number") String invoice,
      @PathVariable String extension,
      HttpServletRequest request)
      throws IOException {
    AccountId account = account(written, kind);
    DueDatePutOff putOff = putOff(account, invoice, extension);
    ProposedBody body = ProposedBody.of(account, request);
    body.refuse("the path has it", "kind", "reverses");
    body.sent().put("kind", Kind.REVERSAL.toString());
    body.sent()
        .putObject("reverses")
        .put("kind", Kind.EXTENSION.toString())
        .put("number", extension);
    if (!body.sent().hasNonNull("postedOn")) {
      body.sent().put("postedOn", putOff.postedOn().toString());
    }
    return proposals.propose(body.document(), body.sent().toString()).answer();
  }

  private DueDatePutOff putOff(AccountId account, String invoice, String extension) {
    String number = RequestValues.read("extension", extension, Identifier::parse);
    return known
        .find(new DocumentKey(account.company(), Kind.EXTENSION, number))
        .map(DueDatePutOff.class::cast)
        .filter(each -> each.account().equals(account) && each.claim().number().equals(invoice))
        .orElseThrow(() -> new ProblemException(Problem.notFound("extension", extension)));
  }

  private static AccountId account(String written, String kind) {
    if (!kind.equals(Kind.INVOICE.toString())) {
      throw ProblemException.field("kind", "invoice: what else is owed keeps its due date");
    }
    return RequestValues.read("account", written, AccountId::parse);
  }
}
