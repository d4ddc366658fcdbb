package huikuan.dunning.sanction;

import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import java.util.List;

/** The answer to a person or a system that asks something of a customer's sanctions. */
sealed interface SanctionAnswer {

  /** It is done, or was. */
  record Done(int number) implements SanctionAnswer {}

  /** Nothing of the customer is escalated, or there is no such sanction. */
  record Unknown() implements SanctionAnswer {}

  /** Something is missing. */
  record Lacking(List<Lack> missing) implements SanctionAnswer {}

  /** The sanction is not in force. */
  record NotInForce() implements SanctionAnswer {}

  /** Another one has to be lifted first. */
  record NotLast(int first) implements SanctionAnswer {}

  /** The last order is another one than that which is answered. */
  record OtherOrder(Order last) implements SanctionAnswer {}

  /** The system has answered otherwise before. */
  record AnsweredOtherwise(Outcome before) implements SanctionAnswer {}

  /** The system is none of those that have to answer. */
  record OtherSystem(List<String> systems) implements SanctionAnswer {}
}
