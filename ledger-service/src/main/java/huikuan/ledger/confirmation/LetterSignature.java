package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a person under a letter.
 *
 * @param signedBy the name as it was written down
 * @param authority by which the person binds the customer; null = none is recorded
 * @param note of the answer
 * @param files hashes of scans
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LetterSignature")
public record LetterSignature(
    String letter,
    Act act,
    LocalDate on,
    @Nullable String signedBy,
    @Nullable String authority,
    @Nullable String note,
    List<String> files) {

  /** The act that the name stands under. */
  @Schema(name = "LetterSignatureAct")
  public enum Act {
    @JsonProperty("signedFor")
    SIGNED_FOR,
    @JsonProperty("answered")
    ANSWERED
  }
}
