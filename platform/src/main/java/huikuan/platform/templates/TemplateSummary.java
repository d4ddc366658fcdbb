package huikuan.platform.templates;

import huikuan.platform.template.TemplateVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A version of a template, without its words. */
@Schema(name = "TemplateSummary")
public record TemplateSummary(
    @Schema(
            description = "Of a message: the level of a step; of a letter: its kind",
            example = "reminder-1")
        String name,
    @Schema(example = "zh") String language,
    @Schema(example = "courtesy") String kind,
    @Schema(example = "3") int version,
    @Schema(
            description = "From whom the version comes; system:templates = with the program",
            example = "anonymous")
        String by,
    @Schema(description = "When it was added, and in force") Instant at) {

  static TemplateSummary of(TemplateVersion version) {
    return new TemplateSummary(
        version.template().name(),
        version.template().language().folder(),
        version.kind(),
        version.number(),
        version.actor(),
        version.addedAt());
  }
}
