package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that takes a letter to a person, by one of the letter's requests.
 *
 * @param followUp which reminder of an answer it is, from 1; 0 = the letter itself
 * @param message the id of the message that left; null = none did
 * @param hash of the message and the address that it went to
 * @param document the hash of the letter as it is attached
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LetterMail")
public record LetterMail(
    String letter,
    String account,
    int request,
    int followUp,
    String language,
    String document,
    Instant requestedAt,
    Outcome outcome,
    @Nullable String message,
    @Nullable String hash,
    @Nullable Instant sentAt) {

  /** The outcome of the request. */
  @Schema(name = "LetterMailOutcome")
  public enum Outcome {
    @JsonProperty("waits")
    WAITS,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("notSent")
    NOT_SENT,
    @JsonProperty("bounced")
    BOUNCED
  }
}
