package huikuan.platform.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of templates, each in its newest version. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplatePage(
    List<TemplateSummary> items,
    @Schema(description = "Goes into after of the next page; absent on the last")
        @Nullable String next) {}
