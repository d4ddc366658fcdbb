package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.ItemKind;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.dunning.cases.OpenTask.CopyLine;
import huikuan.dunning.copy.EvidenceCopy;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy of evidence that did not arrive.
 *
 * @param account absent = it is not an item's evidence
 * @param contract absent = it is not a contract's evidence
 * @param copy its number among the copies of the subject's evidence
 * @param number of the piece; absent = it is not told yet that the copy was asked for
 * @param recipient the name that the contact has now
 * @param reason a word, or what the mail server answered
 * @param failedAt when it was heard
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "CopyNotArrived")
record CopyLineView(
    @Nullable String account,
    @Nullable ItemKind itemKind,
    @Nullable String item,
    @Nullable String contract,
    int copy,
    @Nullable Integer number,
    @Nullable EvidenceKind kind,
    @Nullable String contactId,
    @Nullable String recipient,
    State state,
    String reason,
    @Nullable String detail,
    Instant failedAt) {

  /** How it did not arrive. */
  enum State {
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("bounced")
    BOUNCED;

    private static State of(EvidenceCopy.State state) {
      return switch (state) {
        case FAILED -> FAILED;
        case BOUNCED -> BOUNCED;
      };
    }
  }

  static CopyLineView of(CopyLine line) {
    EvidenceCopy copy = line.copy();
    return new CopyLineView(
        copy.account(),
        copy.itemKind(),
        copy.item(),
        copy.contract(),
        copy.copy(),
        copy.number(),
        copy.kind(),
        copy.contactId(),
        line.recipient() == null ? null : Masking.name(line.recipient()),
        State.of(requireNonNull(copy.state())),
        Masking.text(requireNonNull(copy.reason())),
        copy.detail() == null ? null : Masking.text(copy.detail()),
        requireNonNull(copy.failedAt()));
  }
}
