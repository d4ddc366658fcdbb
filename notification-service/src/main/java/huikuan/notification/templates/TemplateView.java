package huikuan.notification.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of a template, with its words. */
@Schema(name = "Template")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateView(
    @Schema(example = "reminder-1") String name,
    @Schema(example = "zh") String language,
    @Schema(example = "courtesy") MessageKind kind,
    @Schema(example = "3") int version,
    @Schema(example = "anonymous") String by,
    Instant at,
    String subject,
    String text,
    @Schema(description = "Absent: the text in the letters' layout") @Nullable String html,
    @Schema(description = "The newest 100, newest first") List<Version> versions) {

  /** Who wrote a version, and when. */
  @Schema(name = "TemplateVersion")
  record Version(int version, String by, Instant at) {}

  static TemplateView of(TemplateVersion shown, List<TemplateVersion> versions) {
    return new TemplateView(
        shown.template().name(),
        shown.template().language().folder(),
        shown.kind(),
        shown.number(),
        shown.actor(),
        shown.addedAt(),
        shown.text().subject(),
        shown.text().text(),
        shown.text().html(),
        versions.stream()
            .map(each -> new Version(each.number(), each.actor(), each.addedAt()))
            .toList());
  }
}
