package huikuan.dunning.claim;

/** What became of an order of a demand. */
public sealed interface DemandOutcome {

  /**
   * It is sent when messages may leave.
   *
   * @param reason of the order that is kept, the first
   */
  record Ordered(String reason) implements DemandOutcome {}

  /**
   * @param reason why it can't be sent now
   */
  record Refused(Decision.Reason reason) implements DemandOutcome {}
}
