package huikuan.ledger.customer;

import java.util.List;

/** The effect of a command about a customer. */
public sealed interface CustomerOutcome {

  /** The customer or the person is new. */
  record Created(Left left) implements CustomerOutcome {}

  record Changed(Left left) implements CustomerOutcome {}

  /** All was like this. */
  record Unchanged(Left left) implements CustomerOutcome {}

  /** The command was refused, and changed nothing. */
  record Refused(CustomerRefusal refusal) implements CustomerOutcome {}

  /**
   * People that were told, and are left as they are.
   *
   * @param confirmed ids of people whom we have confirmed
   * @param forgotten ids of people who are erased
   */
  record Left(List<String> confirmed, List<String> forgotten) {
    static final Left NOTHING = new Left(List.of(), List.of());
  }
}
