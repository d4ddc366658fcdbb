package huikuan.ledger.rendering;

import huikuan.contracts.ledger.LetterKind;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.template.TemplateId;
import huikuan.platform.templates.AskedTemplate;
import huikuan.platform.templates.ShownTemplate;
import huikuan.platform.templates.TemplatePage;
import huikuan.platform.templates.TemplateRequests;
import huikuan.platform.templates.TemplateSummary;
import huikuan.platform.templates.TemplateView;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
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
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The words of the documents of letters: one template for each kind of letter and language. */
@RestController
@RequestMapping("/api/v1/confirmations/templates")
@Tag(
    name = "Templates of letters",
    description = "The words of confirmations, demands and statements, in versions")
class LetterTemplatesController {

  /** The body that adds a version. */
  @Schema(name = "LetterTemplateData")
  record Data(@Schema(description = "Up to 20,000 characters of XHTML") String page) {}

  /** The body that asks for a document to be shown. */
  @Schema(name = "LetterTemplatePreviewData")
  record PreviewData(
      @Schema(description = "The newest unless given; absent beside page")
          @Nullable Integer version,
      @Schema(description = "Words that are not saved") @Nullable String page) {}

  /**
   * A document of sample data.
   *
   * @param pdf as Base64
   */
  @Schema(name = "LetterTemplatePreview")
  record Preview(
      @Schema(description = "Absent if the words came with the question", example = "zh/demand/3")
          @Nullable String template,
      String html,
      @Schema(description = "Base64") String pdf) {}

  private final TemplateRequests templates;

  LetterTemplatesController(TemplateRequests templates) {
    this.templates = templates;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping
  @Operation(summary = "The templates of letters, each in its newest version")
  @ApiResponse(responseCode = "200", description = "A page, by name and language")
  TemplatePage letterTemplates(@PageLimits PageRequest request) {
    return templates.list(request);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping("/{language}/{name}")
  @Operation(summary = "One template: its words, and who wrote which version")
  @ApiResponse(responseCode = "200", description = "The template")
  @ApiResponse(responseCode = "404", description = "There is no such template or version")
  TemplateView letterTemplate(
      @PathVariable String language,
      @PathVariable String name,
      @Parameter(description = "The newest unless given") @RequestParam(required = false)
          @Nullable String version) {
    return templates.view(id(language, name), version);
  }

  @AllowedTo(value = Role.APPROVER, of = Of.EVERY)
  @PutMapping(path = "/{language}/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Add a version, which is in force at once; the same again adds none")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "The version was added")
  @ApiResponse(responseCode = "200", description = "The newest version says the same")
  @ApiResponse(responseCode = "404", description = "There is no such template")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  @ApiResponse(responseCode = "422", description = "No letter can be made by it: all faults")
  ResponseEntity<TemplateSummary> putLetterTemplate(
      @PathVariable String language,
      @PathVariable String name,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    return templates.put(
        id(language, name), ExactJson.bytes(request, TemplateRequests.MOST_BYTES), ifMatch);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER},
      of = Of.ANY)
  @PostMapping(path = "/{language}/{name}/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "A document of sample data; nothing is saved")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PreviewData.class)))
  @ApiResponse(responseCode = "200", description = "The document, as HTML and as PDF")
  @ApiResponse(responseCode = "404", description = "There is no such template or version")
  @ApiResponse(responseCode = "422", description = "The words are refused: all faults")
  Preview previewLetterTemplate(
      @PathVariable String language, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    TemplateId id = id(language, name);
    Faults faults = new Faults();
    byte[] body = ExactJson.bytes(request, TemplateRequests.MOST_BYTES);
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    AskedTemplate asked = templates.asked(fields);
    fields.refuseOthers();
    faults.refuse();
    ShownTemplate shown = templates.shown(id, asked);
    LetterKind kind = Objects.requireNonNull(PaperForm.KINDS.get(id.name()));
    LetterPaper sample = SamplePapers.shown(kind, id.language());
    return new Preview(
        shown.reference(),
        TemplatedDocuments.html(sample, shown.words()),
        Base64.getEncoder().encodeToString(TemplatedDocuments.pdf(sample, shown.words())));
  }

  private static TemplateId id(String language, String name) {
    TemplateId id = TemplateRequests.id(name, language);
    if (!PaperForm.KINDS.containsKey(id.name())) {
      throw new ProblemException(Problem.notFound("template", id.toString()));
    }
    return id;
  }
}
