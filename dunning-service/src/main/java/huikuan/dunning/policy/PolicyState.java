package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The state of a version of a policy on a day. */
public enum PolicyState {
  /** Nobody has approved it. */
  @JsonProperty("drafted")
  DRAFTED,
  /** Somebody has rejected it. */
  @JsonProperty("rejected")
  REJECTED,
  /** Its day is still to come. */
  @JsonProperty("approved")
  APPROVED,
  /** New claims are chased by it. */
  @JsonProperty("effective")
  EFFECTIVE,
  /** A newer version took its place; claims that were opened with it keep it. */
  @JsonProperty("replaced")
  REPLACED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
