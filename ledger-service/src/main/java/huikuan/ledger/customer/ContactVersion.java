package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * One of the people at a customer as it was after one of its events.
 *
 * @param by the actor that changed it
 */
@Schema(name = "ContactVersion")
public record ContactVersion(
    long position, Instant recordedAt, String by, Change change, ContactView contact) {

  /** The thing that happened to the contact. */
  @Schema(name = "ContactChange")
  public enum Change {
    @JsonProperty("named")
    NAMED,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("wentStale")
    WENT_STALE,
    @JsonProperty("payerChanged")
    PAYER_CHANGED
  }
}
