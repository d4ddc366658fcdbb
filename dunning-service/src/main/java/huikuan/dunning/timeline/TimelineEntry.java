package huikuan.dunning.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import huikuan.dunning.timeline.EventKey.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case, as shown.
 *
 * @param actor the client or rule that it comes from
 * @param outcome of an event that decides about a step
 */
@JsonInclude(Include.NON_NULL)
public record TimelineEntry(
    Instant at,
    EventKey event,
    String actor,
    @Nullable Outcome outcome,
    @JsonUnwrapped Facts facts,
    @Schema(description = "The event as a sentence, in the language asked for") String text) {

  public static TimelineEntry of(Happening happening, Sentences sentences) {
    return new TimelineEntry(
        happening.at(),
        happening.event(),
        happening.actor(),
        happening.event().outcome(),
        happening.facts(),
        sentences.of(happening));
  }

  /** The rule that decided about the step; null = it decides about none. */
  public @Nullable String rule() {
    return Rules.of(event, facts.reason());
  }

  /** The name that {@code event} had before. */
  @JsonProperty
  @Schema(deprecated = true, description = "As event")
  public EventKey what() {
    return event;
  }
}
