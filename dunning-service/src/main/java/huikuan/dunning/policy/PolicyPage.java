package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of policies. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyPage(
    List<PolicySummary> items,
    @Schema(description = "Goes into after of the next page; absent on the last")
        @Nullable String next) {}
