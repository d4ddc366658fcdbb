package huikuan.platform.templates;

import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.axon.template.TemplateCommand.AddTemplateVersion;
import huikuan.platform.fields.Fields;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateOutcome;
import huikuan.platform.template.TemplateRules;
import huikuan.platform.template.TemplateStore;
import huikuan.platform.template.TemplateVersion;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers the requests about templates. */
public final class TemplateRequests {

  /** Of a body. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final int MOST_VERSIONS = 100;

  /** As of every problem. */
  private static final int MOST_FAULTS = 50;

  private static final Comparator<TemplateId> BY_NAME =
      Comparator.comparing(TemplateId::name).thenComparing(id -> id.language().folder());

  private final TemplateForm form;
  private final TemplateStore templates;
  private final TemplateRules rules;
  private final Commands commands;
  private final TemplateReader reader;

  TemplateRequests(
      TemplateForm form, TemplateStore templates, TemplateRules rules, Commands commands) {
    this.form = form;
    this.templates = templates;
    this.rules = rules;
    this.commands = commands;
    reader = new TemplateReader(form);
  }

  /** All templates, each in its newest version. */
  public TemplatePage list(PageRequest request) {
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

  /** A template's id as a path has it. */
  public static TemplateId id(String name, String language) {
    return new TemplateId(
        RequestValues.read("language", language, Language::parse),
        RequestValues.read("name", name, TemplateId::parseName));
  }

  /**
   * One version.
   *
   * @param version null = the newest
   */
  public TemplateView view(TemplateId id, @Nullable String version) {
    TemplateVersion shown =
        version(id, RequestValues.optional("version", version, TemplateRequests::number));
    return TemplateView.of(shown, templates.newestOf(id, MOST_VERSIONS));
  }

  private static Integer number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("a number from 1, such as 3");
    }
    return Integer.valueOf(text);
  }

  /**
   * Adds a version.
   *
   * @param ifMatch the newest version that its writer has seen, as the header has it; null = any
   */
  public ResponseEntity<TemplateSummary> put(TemplateId id, byte[] body, @Nullable String ifMatch) {
    Integer seen = IfMatch.version(ifMatch);
    TemplateReader.Written written = reader.written(body);
    TemplateOutcome outcome =
        commands.send(new AddTemplateVersion(id, written.kind(), written.words(), seen));
    return switch (outcome) {
      case TemplateOutcome.Added(int version) -> answer(HttpStatus.CREATED, id, version);
      case TemplateOutcome.Unchanged(int version) -> answer(HttpStatus.OK, id, version);
      case TemplateOutcome.Outdated() -> throw IfMatch.changed("template");
      case TemplateOutcome.Refused(var faults) -> throw refused(faults);
    };
  }

  private ResponseEntity<TemplateSummary> answer(HttpStatus status, TemplateId id, int version) {
    return ResponseEntity.status(status).body(TemplateSummary.of(version(id, version)));
  }

  /** Reads what is to be shown from a body, which can have other fields. */
  public AskedTemplate asked(Fields fields) {
    return reader.asked(fields);
  }

  /** The words to show, if they have no fault. */
  public ShownTemplate shown(TemplateId id, AskedTemplate asked) {
    if (asked.words() == null) {
      TemplateVersion version = version(id, asked.version());
      return new ShownTemplate(version.reference(), version.kind(), version.text());
    }
    String kind = asked.kind() == null ? kind(id) : asked.kind();
    List<TemplateFault> faults = rules.faults(id.language(), kind, asked.words());
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return new ShownTemplate(null, kind, asked.words());
  }

  /** Of a template that is new: the first there is. */
  private String kind(TemplateId id) {
    return templates
        .inForce(id)
        .map(TemplateVersion::kind)
        .orElseGet(() -> form.kinds().stream().findFirst().orElse(id.name()));
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
