package huikuan.ledger.closing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to the packs of a company's month. */
public sealed interface MonthEndCommand {

  /** A company's month among the aggregates of the ledger. */
  record Key(String company, String month) {

    private static final String PREFIX = "month-end/";

    @JsonCreator
    static Key parse(String text) {
      int slash = text.lastIndexOf('/');
      return new Key(text.substring(PREFIX.length(), slash), text.substring(slash + 1));
    }

    @JsonValue
    @Override
    public String toString() {
      return PREFIX + company + "/" + month;
    }
  }

  Key key();

  /** Let this be the month's draft. */
  record Draft(@TargetAggregateIdentifier Key key, long position, String hash, String text)
      implements MonthEndCommand {}

  /**
   * Sign the draft of this hash.
   *
   * @param open the names of the checks that do not hold
   */
  record Sign(
      @TargetAggregateIdentifier Key key,
      String hash,
      @Nullable String note,
      List<String> open,
      Instant now,
      Instant lapsesAt)
      implements MonthEndCommand {}

  /** The outcome of {@link Sign}. */
  enum Signing {
    /** It is signed, now or by the same person before. */
    SIGNED,
    /** The month has another draft, or none. */
    NOT_THE_DRAFT,
    /** Another person has signed it. */
    SIGNED_BY_ANOTHER
  }

  /** Another person's word for a signature. */
  record Approve(@TargetAggregateIdentifier Key key, ProposalId proposal, Instant now)
      implements MonthEndCommand {}

  /** The word against it. */
  record Reject(@TargetAggregateIdentifier Key key, ProposalId proposal, String reason)
      implements MonthEndCommand {}
}
