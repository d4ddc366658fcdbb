package huikuan.notification.templates;

import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateCommand.AddTemplateVersion;
import huikuan.notification.template.TemplateFault;
import huikuan.notification.template.TemplateId;
import huikuan.notification.template.TemplateOutcome;
import huikuan.notification.template.TemplateRules;
import huikuan.notification.template.TemplateStore;
import huikuan.notification.template.TemplateText;
import huikuan.notification.template.TemplateVersion;
import huikuan.notification.templates.Previews.Preview;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.template.Language;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The words of letters. */
@RestController
@RequestMapping("/api/v1/notifications/templates")
@Tag(name = "Templates", description = "The words of letters, in versions that never change")
class TemplatesController {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_VERSIONS = 100;

  /** As of every problem. */
  private static final int MOST_FAULTS = 50;

  private static final Comparator<TemplateId> BY_NAME =
      Comparator.comparing(TemplateId::name).thenComparing(id -> id.language().folder());

  /** The body that adds a version. */
  @Schema(name = "TemplateData")
  record Data(
      @Schema(description = "One line") String subject,
      @Schema(description = "Up to 20,000 characters") String text,
      @Schema(description = "Up to 100,000 characters; absent: the text in the letters' layout")
          @Nullable String html,
      @Schema(description = "courtesy or demand; needed for a template that is new")
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
      @Schema(description = "courtesy or demand; beside subject and text; the template's own")
          @Nullable String kind) {}

  private final TemplateStore templates;
  private final TemplateRules rules;
  private final Commands commands;
  private final Previews previews;

  TemplatesController(
      TemplateStore templates, TemplateRules rules, Commands commands, Previews previews) {
    this.templates = templates;
    this.rules = rules;
    this.commands = commands;
    this.previews = previews;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping
  @Operation(summary = "The templates, each in its newest version")
  @ApiResponse(responseCode = "200", description = "A page, by name and language")
  TemplatePage templates(@PageLimits PageRequest request) {
    Page page = request.of(ListQuestion.of("templates"));
    List<TemplateId> found =
        templates.all().stream()
            .sorted(BY_NAME)
            .filter(id -> page.isFirst() || BY_NAME.compare(id, after(page)) > 0)
            .limit(page.read())
            .toList();
    return new TemplatePage(
        page.told(found).stream()
            .map(templates::inForce)
            .flatMap(Optional::stream)
            .map(TemplateSummary::of)
            .toList(),
        page.next(found, id -> List.of(id)));
  }

  private static TemplateId after(Page page) {
    try {
      return TemplateId.parse(page.text(0));
    } catch (RuntimeException e) {
      throw Page.malformed();
    }
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
    TemplateId id = id(name, language);
    TemplateVersion shown =
        version(id, RequestValues.optional("version", version, TemplatesController::number));
    return TemplateView.of(shown, templates.newestOf(id, MOST_VERSIONS));
  }

  @AllowedTo(value = Role.APPROVER, of = Of.EVERY)
  @PutMapping(path = "/{name}/{language}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Add a version, which is in force at once; the same again adds none")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "The version was added")
  @ApiResponse(responseCode = "200", description = "The newest version says the same")
  @ApiResponse(responseCode = "422", description = "No letter can be written by it: all faults")
  ResponseEntity<TemplateSummary> put(
      @PathVariable String name, @PathVariable String language, HttpServletRequest request)
      throws IOException {
    TemplateId id = id(name, language);
    TemplateReader.Written written = TemplateReader.written(ExactJson.bytes(request, MOST_BYTES));
    TemplateOutcome outcome =
        commands.sendUntilFirst(new AddTemplateVersion(id, written.kind(), written.words()));
    return switch (outcome) {
      case TemplateOutcome.Added(int version) -> answer(HttpStatus.CREATED, id, version);
      case TemplateOutcome.Unchanged(int version) -> answer(HttpStatus.OK, id, version);
      case TemplateOutcome.Refused(var faults) -> throw refused(faults);
    };
  }

  private ResponseEntity<TemplateSummary> answer(HttpStatus status, TemplateId id, int version) {
    return ResponseEntity.status(status).body(TemplateSummary.of(version(id, version)));
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
    TemplateId id = id(name, language);
    TemplateReader.Asked asked = TemplateReader.asked(ExactJson.bytes(request, MOST_BYTES));
    if (!companies.has(asked.account().company())) {
      throw new ProblemException(
          Problem.notFound("customer", asked.account().customerId().toString()));
    }
    if (asked.words() == null) {
      TemplateVersion version = version(id, asked.version());
      return previews.of(id, version.reference(), version.kind(), version.text(), asked.account());
    }
    MessageKind kind = kind(id, asked.kind());
    TemplateText words = asked.words();
    List<TemplateFault> faults = rules.faults(id.language(), kind, words);
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return previews.of(id, null, kind, words, asked.account());
  }

  private MessageKind kind(TemplateId id, @Nullable MessageKind asked) {
    return asked != null
        ? asked
        : templates.inForce(id).map(TemplateVersion::kind).orElse(MessageKind.COURTESY);
  }

  private TemplateVersion version(TemplateId id, @Nullable Integer version) {
    Optional<TemplateVersion> found =
        version == null ? templates.inForce(id) : templates.find(id, version);
    return found.orElseThrow(
        () ->
            new ProblemException(
                Problem.notFound(
                    "template", version == null ? id.toString() : id + "/" + version)));
  }

  private static TemplateId id(String name, String language) {
    return new TemplateId(
        RequestValues.read("language", language, Language::parse),
        RequestValues.read("name", name, TemplateId::parseName));
  }

  private static Integer number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("a number from 1, such as 3");
    }
    return Integer.valueOf(text);
  }

  private static ProblemException refused(List<TemplateFault> faults) {
    return new ProblemException(
        Problem.ofFields(
            "template-refused",
            "No letter can be written by this template",
            422,
            faults.stream()
                .limit(MOST_FAULTS)
                .map(fault -> new FieldError(fault.field(), fault.described()))
                .toList()));
  }
}
