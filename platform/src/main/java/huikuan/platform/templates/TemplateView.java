package huikuan.platform.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.platform.template.TemplateVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template, with its words.
 *
 * @param subject of a message, as are text and html; null = it is a document
 * @param html null = the text in the messages' layout, or a document
 * @param page of a document; null = it is a message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Template")
public record TemplateView(
    @Schema(example = "reminder-1") String name,
    @Schema(example = "zh") String language,
    @Schema(example = "courtesy") String kind,
    @Schema(example = "3") int version,
    @Schema(example = "anonymous") String by,
    Instant at,
    @Nullable String subject,
    @Nullable String text,
    @Nullable String html,
    @Nullable String page,
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
        shown.text().parts().get("subject"),
        shown.text().parts().get("text"),
        shown.text().parts().get("html"),
        shown.text().parts().get("page"),
        versions.stream()
            .map(each -> new Version(each.number(), each.actor(), each.addedAt()))
            .toList());
  }
}
