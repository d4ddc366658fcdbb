package huikuan.dunning.talk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that records a talk. */
@Schema(name = "TalkData")
record TalkData(
    @Schema(description = "So that it may be sent twice; it gets one if absent")
        @Nullable String id,
    Talk.Kind kind,
    @Schema(description = "Today if absent; only a visit is announced for a later day")
        @Nullable LocalDate on,
    @Schema(description = "The id of a person of the customer; or else person")
        @Nullable String contact,
    @Schema(description = "Another person, better by its function than by its name")
        @Nullable String person,
    @Nullable String aim,
    @Schema(description = "Of GET /dunning/tactics") @Nullable String tactic,
    @Schema(description = "Absent only of a visit that is announced")
        Talk.@Nullable Outcome outcome,
    @Schema(description = "At most 50; all that is open if absent")
        @Nullable List<TalkViews.ItemLine> items,
    @Schema(description = "For colleagues, at most 2000 characters") @Nullable String note,
    @Schema(description = "The promise that came of it") @Nullable String promise,
    @Schema(description = "The dispute that came of it") @Nullable String dispute,
    @Schema(description = "The id of the talk that it corrects") @Nullable String corrects,
    @Schema(description = "From today on, at the customer, and within 366 days") LocalDate nextOn,
    @Schema(description = "1 to 200 printable characters") String nextAction) {}
