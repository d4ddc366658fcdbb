package huikuan.ledger.documents;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
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
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

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
class DocumentsController {

  private final Posting posting;
  private final DocumentReader reader;
  private final Body body;
  private final int maxBytes;

  DocumentsController(Posting posting, DocumentsSettings settings) {
    JsonMapper exact =
        JsonMapper.builder()
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    this.posting = posting;
    this.reader = new DocumentReader(exact);
    this.body = new Body(exact, settings.maxDocuments());
    this.maxBytes = (int) settings.maxBody().toBytes();
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Post invoices and receipts as a JSON array")
  ResponseEntity<Answer> array(HttpServletRequest request) throws IOException {
    return answer(body.array(bytes(request)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
  @Operation(summary = "Post invoices and receipts, one JSON object a line")
  ResponseEntity<Answer> lines(HttpServletRequest request) throws IOException {
    return answer(body.lines(bytes(request)));
  }

  private ResponseEntity<Answer> answer(List<Sent> sent) {
    Answer answer = posting.post(sent.stream().map(reader::read).toList());
    return ResponseEntity.status(answer.rejected() > 0 ? HttpStatus.MULTI_STATUS : HttpStatus.OK)
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer);
  }

  private byte[] bytes(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > maxBytes) {
      throw tooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw tooLarge();
    }
    return bytes;
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(
            "too-large", "Too large", 413, "Send at most " + maxBytes + " bytes in one request."));
  }
}
