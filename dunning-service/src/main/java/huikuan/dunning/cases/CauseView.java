package huikuan.dunning.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.standing.Proposal;
import huikuan.dunning.standing.Proposal.KnownFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cause why a claim is late, and whether its customer means it to be, as shown. */
final class CauseView {

  private CauseView() {}

  /**
   * The judgement of a person.
   *
   * @param cause absent: of a customer
   * @param attitude absent: as of the customer
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "CauseSet")
  record Said(
      @Nullable Cause cause, @Nullable Attitude attitude, String reason, String by, Instant at) {}

  /**
   * @param set absent: nobody has said anything
   * @param version of the case, for {@code If-Match}
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "CauseOfCase")
  record OfCase(
      @JsonProperty("case") String caseId,
      Proposal proposed,
      KnownFacts facts,
      @Nullable Said set,
      int version) {}

  /**
   * @param set absent: nobody has judged it
   * @param version how often it was judged, for {@code If-Match}
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "AttitudeOfCustomer")
  record OfCustomer(
      String company,
      String customer,
      Proposal proposed,
      KnownFacts facts,
      @Nullable Said set,
      int version) {}
}
