package huikuan.platform.templates;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import huikuan.platform.template.TemplateVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One version of a template, with its words.
 *
 * @param words each part as a field of its own
 */
@Schema(name = "Template")
public record TemplateView(
    @Schema(example = "reminder-1") String name,
    @Schema(example = "zh") String language,
    @Schema(example = "courtesy") String kind,
    @Schema(example = "3") int version,
    @Schema(example = "anonymous") String by,
    Instant at,
    @JsonAnyGetter Map<String, String> words,
    @Schema(description = "The newest 100, newest first") List<Version> versions) {

  /** Who wrote a version, and when. */
  @Schema(name = "TemplateVersion")
  public record Version(int version, String by, Instant at) {}

  static TemplateView of(TemplateVersion shown, List<TemplateVersion> versions) {
    return new TemplateView(
        shown.template().name(),
        shown.template().language().folder(),
        shown.kind(),
        shown.number(),
        shown.actor(),
        shown.addedAt(),
        shown.text().parts(),
        versions.stream()
            .map(each -> new Version(each.number(), each.actor(), each.addedAt()))
            .toList());
  }
}
