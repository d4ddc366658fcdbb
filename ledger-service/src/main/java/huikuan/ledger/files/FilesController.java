package huikuan.ledger.files;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Identifier;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/files")
@Tag(name = "Files", description = "Letters, and scans of what came back")
class FilesController {

  private static final String PDF = MediaType.APPLICATION_PDF_VALUE;
  private static final String PNG = MediaType.IMAGE_PNG_VALUE;
  private static final String JPEG = MediaType.IMAGE_JPEG_VALUE;

  /** A browser that shows it all the same runs nothing, and asks nobody for anything. */
  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  /**
   * @param hash SHA-256 of the bytes, by which the file is asked for
   * @param size in bytes
   * @param by the actor who brought it first
   */
  @Schema(name = "File")
  record View(
      BlobHash hash,
      long size,
      String mediaType,
      @Nullable String name,
      Instant uploadedAt,
      String by) {

    static View of(FileEntry entry) {
      return new View(
          entry.hash(),
          entry.size(),
          entry.type().mediaType(),
          entry.name(),
          entry.keptAt(),
          entry.by());
    }
  }

  private final CompanyFiles files;
  private final Blobs blobs;

  FilesController(CompanyFiles files, Blobs blobs) {
    this.files = files;
    this.blobs = blobs;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.AUDITOR})
  @PostMapping(
      consumes = {PDF, PNG, JPEG},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Keep a file: its bytes are the body")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = PNG, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = JPEG, schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "200", description = "The company has it; nothing has changed")
  @ApiResponse(responseCode = "201", description = "The company has it now")
  @ApiResponse(responseCode = "400", description = "A malformed name, or no body")
  @ApiResponse(responseCode = "413", description = "Too large")
  @ApiResponse(responseCode = "415", description = "Another type than is taken")
  @ApiResponse(responseCode = "422", description = "Not what it says, or not to be handed on")
  ResponseEntity<View> post(
      @PathVariable("company") String written,
      @Parameter(description = "For people: " + FileName.ALLOWED) @RequestParam(required = false)
          @Nullable String name,
      HttpServletRequest request)
      throws IOException {
    List<FieldError> errors = new ArrayList<>();
    String company = RequestValues.optional("company", written, Identifier::parseCompany, errors);
    Upload upload = Upload.read(request, name, Blobs.MOST_BYTES, errors);
    CompanyFiles.Kept kept =
        files.keep(requireNonNull(company), upload.type(), upload.content(), upload.name());
    return ResponseEntity.status(kept.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(View.of(kept.entry()));
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(
      path = "/{hash}",
      produces = {PDF, PNG, JPEG})
  @Operation(summary = "A file, as it was kept")
  @ApiResponse(responseCode = "200", description = "Its bytes, to save")
  @ApiResponse(responseCode = "404", description = "The company has no such file")
  @ApiResponse(responseCode = "500", description = "It is missing or damaged: send it again")
  void get(
      @PathVariable("company") String written,
      @PathVariable("hash") String hash,
      HttpServletResponse answer)
      throws IOException {
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    FileEntry entry =
        files
            .find(company, RequestValues.read("hash", hash, BlobHash::parse))
            .orElseThrow(() -> new ProblemException(Problem.notFound("file", hash)));
    blobs.check(entry.hash());
    describe(entry, answer);
    blobs.copy(entry.hash(), answer.getOutputStream());
  }

  private static void describe(FileEntry entry, HttpServletResponse answer) {
    answer.setContentType(entry.type().mediaType());
    answer.setContentLengthLong(entry.size());
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(FileName.ofDownload(entry), StandardCharsets.UTF_8)
            .build()
            .toString());
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Content-Security-Policy", NOTHING_RUNS);
  }
}
