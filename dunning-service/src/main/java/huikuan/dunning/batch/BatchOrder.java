package huikuan.dunning.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The order of a person for each case of a batch, beside a hold.
 *
 * @param policy of the action move: its reference; else null
 * @param from of the action move: where a claim starts whose last level the policy has not
 * @param level of the action skip: of the step that is passed; else null
 * @param owner of the action reassign: the person; null = nobody in particular
 */
@JsonInclude(Include.NON_NULL)
public record BatchOrder(
    @Nullable String policy,
    @Nullable String from,
    @Nullable String level,
    @Nullable String owner,
    String reason) {}
