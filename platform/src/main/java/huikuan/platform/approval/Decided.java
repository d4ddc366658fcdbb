package huikuan.platform.approval;

import org.jspecify.annotations.Nullable;

/**
 * A decision that was made, for an aggregate that keeps the last one.
 *
 * @param by the actor who made it
 * @param approved whether the proposal took effect
 */
public record Decided(ProposalId proposal, String by, boolean approved) {

  /**
   * What it comes to if somebody decides a proposal that does not wait any more.
   *
   * @param last the last decision; null = there was none
   */
  public static Verdict again(
      @Nullable Decided last, ProposalId proposal, String actor, boolean approves) {
    return new Decided(proposal, actor, approves).equals(last) ? Verdict.REPEATED : Verdict.DECIDED;
  }
}
