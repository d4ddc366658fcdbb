package huikuan.ledger.documents;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/documents")
@Tag(name = "Documents", description = "What ERPs post")
@ApiResponse(
    responseCode = "200",
    description = "Every document was accepted, or is a duplicate",
    content = @Content(schema = @Schema(implementation = Answer.class)))
@ApiResponse(
    responseCode = "207",
    description = "At least one document was rejected; each rejection holds its problem",
    content = @Content(schema = @Schema(implementation = Answer.class)))
@ApiResponse(responseCode = "400", description = "No JSON: refused whole", content = @Content)
@ApiResponse(responseCode = "413", description = "Too large: refused whole", content = @Content)
@ApiResponse(
    responseCode = "503",
    description = "Too much at once: send the same again after `Retry-After` seconds",
    content = @Content)
class DocumentsController {

  private final DocumentPosting posting;
  private final Body body;

  DocumentsController(DocumentPosting posting, DocumentsSettings settings) {
    this.posting = posting;
    this.body = new Body(settings.maxDocuments());
  }

  @AllowedTo(value = Role.ERP, of = Of.ENDPOINT)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Post documents of any kind as a JSON array")
  ResponseEntity<Answer> array(HttpServletRequest request, Companies companies) throws IOException {
    return answer(body.array(request.getInputStream().readAllBytes()), companies);
  }

  @AllowedTo(value = Role.ERP, of = Of.ENDPOINT)
  @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
  @Operation(summary = "Post documents of any kind, one JSON object a line")
  ResponseEntity<Answer> lines(HttpServletRequest request, Companies companies) throws IOException {
    return answer(body.lines(request.getInputStream().readAllBytes()), companies);
  }

  private ResponseEntity<Answer> answer(List<SentDocument> sent, Companies companies) {
    Answer answer =
        posting.post(sent.stream().map(each -> DocumentReader.read(each).of(companies)).toList());
    return ResponseEntity.status(answer.rejected() > 0 ? HttpStatus.MULTI_STATUS : HttpStatus.OK)
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer);
  }
}
