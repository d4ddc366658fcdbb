package huikuan.platform.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a proposal: {@code lock.CN01.3}.
 *
 * @param kind what is proposed, without a dot
 * @param company whose, without a dot; {@link #ALL} = it concerns all
 * @param name which one, unique within both
 */
public record ProposalId(String kind, String company, String name) {

  /** Stands for all companies. */
  public static final String ALL = "*";

  private static final int PARTS = 3;

  /**
   * @throws IllegalArgumentException if the text names none
   */
  @JsonCreator
  public static ProposalId parse(String text) {
    String[] parts = text.split("\\.", PARTS);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException("an id of a proposal, such as lock.CN01.3");
    }
    return new ProposalId(parts[0], parts[1], parts[2]);
  }

  @JsonValue
  @Override
  public String toString() {
    return kind + "." + company + "." + name;
  }
}
