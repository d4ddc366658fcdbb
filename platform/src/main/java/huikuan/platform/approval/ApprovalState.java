package huikuan.platform.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a proposal stands. */
public enum ApprovalState {
  /** Somebody has to decide it. */
  OPEN,
  /** It took effect. */
  APPROVED,
  /** Somebody refused it. */
  REJECTED,
  /** Who proposed it took it back. */
  WITHDRAWN,
  /** It was not possible any more, or something newer was proposed. */
  OVERTAKEN,
  /** Nobody decided it in time. */
  LAPSED,
  /** It was never proposed here: a system that needs no approval did it. */
  ELSEWHERE;

  /** Such as {@code open}. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
