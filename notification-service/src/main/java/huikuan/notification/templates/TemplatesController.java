package huikuan.notification.templates;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.notification.templates.Previews.Preview;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.template.TemplateId;
import huikuan.platform.templates.AskedTemplate;
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
import huikuan.platform.web.access.Companies;
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

/** The words of letters. */
@RestController
@RequestMapping("/api/v1/notifications/templates")
@Tag(name = "Templates", description = "The words of letters, in versions that never change")
class TemplatesController {

  /** The body that adds a version. */
  @Schema(name = "TemplateData")
  record Data(
      @Schema(description = "One line") String subject,
      @Schema(description = "Up to 20,000 characters") String text,
      @Schema(description = "Up to 100,000 characters; absent: the text in the letters' layout")
          @Nullable String html,
      @Schema(description = "courtesy, demand or letter; needed for a template that is new")
          @Nullable String kind) {}

  /** The body that asks for a letter to be shown. */
  @Schema(name = "LetterPreviewData")
  record PreviewData(
      @Schema(example = "CN01.C-2001.CNY") String account,
      @Schema(description = "The newest unless given; absent beside subject and text")
          @Nullable Integer version,
      @Schema(description = "Words that are not saved") @Nullable String subject,
      @Nullable String text,
      @Nullable String html,
      @Schema(
              description =
                  "courtesy, demand or letter; beside subject and text; the template's own")
          @Nullable String kind) {}

  private final TemplateRequests templates;
  private final Previews previews;

  TemplatesController(TemplateRequests templates, Previews previews) {
    this.templates = templates;
    this.previews = previews;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping
  @Operation(summary = "The templates, each in its newest version")
  @ApiResponse(responseCode = "200", description = "A page, by name and language")
  TemplatePage templates(@PageLimits PageRequest request) {
    return templates.list(request);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping("/{name}/{language}")
  @Operation(summary = "One template: its words, and who wrote which version")
  @ApiResponse(responseCode = "200", description = "The template")
  @ApiResponse(responseCode = "404", description = "There is no such template or version")
  TemplateView template(
      @PathVariable String name,
      @PathVariable String language,
      @Parameter(description = "The newest unless given") @RequestParam(required = false)
          @Nullable String version) {
    return templates.view(TemplateRequests.id(name, language), version);
  }

  @AllowedTo(value = Role.APPROVER, of = Of.EVERY)
  @PutMapping(path = "/{name}/{language}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Add a version, which is in force at once; the same again adds none")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "The version was added")
  @ApiResponse(responseCode = "200", description = "The newest version says the same")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  @ApiResponse(responseCode = "422", description = "No letter can be written by it: all faults")
  ResponseEntity<TemplateSummary> put(
      @PathVariable String name,
      @PathVariable String language,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    return templates.put(
        TemplateRequests.id(name, language),
        ExactJson.bytes(request, TemplateRequests.MOST_BYTES),
        ifMatch);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.ENDPOINT)
  @PostMapping(path = "/{name}/{language}/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The letter that a customer would get now; nothing is sent")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PreviewData.class)))
  @ApiResponse(responseCode = "200", description = "The letter")
  @ApiResponse(responseCode = "404", description = "There is no such template, version, customer")
  @ApiResponse(
      responseCode = "422",
      description = "The words are refused; nothing is open; nobody is to be written to")
  Preview preview(
      @PathVariable String name,
      @PathVariable String language,
      HttpServletRequest request,
      Companies companies)
      throws IOException {
    TemplateId id = TemplateRequests.id(name, language);
    Faults faults = new Faults();
    byte[] body = ExactJson.bytes(request, TemplateRequests.MOST_BYTES);
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    AccountId account = account(fields);
    AskedTemplate asked = templates.asked(fields);
    fields.refuseOthers();
    faults.refuse();
    if (!companies.has(requireNonNull(account).company())) {
      throw new ProblemException(Problem.notFound("customer", account.customerId().toString()));
    }
    return previews.of(id, templates.shown(id, asked), account);
  }

  private static @Nullable AccountId account(Fields fields) {
    String allowed = AccountId.ALLOWED;
    String account =
        fields.optionalValue("account", allowed, text -> AccountId.parse(text).toString());
    if (!fields.given("account")) {
      fields.fault("account", allowed);
    }
    return account == null ? null : AccountId.parse(account);
  }
}
