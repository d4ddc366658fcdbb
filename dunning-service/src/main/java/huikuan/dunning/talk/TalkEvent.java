package huikuan.dunning.talk;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.time.LocalDate;

/** An event of the talks with a customer. */
public sealed interface TalkEvent {

  CustomerId customer();

  /** Somebody has talked with the customer, or has announced a visit. */
  @EventName("huikuan.dunning.talk.recorded.v1")
  record TalkRecorded(CustomerId customer, Talk talk) implements TalkEvent {}

  /**
   * The customer is followed up on another day than the last talk said.
   *
   * @param reason a note for colleagues
   */
  @EventName("huikuan.dunning.talk.resubmission-set.v1")
  record ResubmissionSet(CustomerId customer, LocalDate on, String reason) implements TalkEvent {}
}
