package huikuan.ledger.customer;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state in which a sender has seen the customer. An entity tag is the position of the
 * customer's last change.
 *
 * @param position of the last change that was seen; 0 = there must be no such customer, null = any
 */
record Precondition(@Nullable Long position) {

  /**
   * @throws ProblemException if a header has another form
   */
  static Precondition read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return new Precondition(IfMatch.position(ifMatch, ifNoneMatch));
  }

  /**
   * The event that the change builds on, as the customer numbers its events; null = anything. A
   * customer in another state already still decides: the same data again changes nothing, and is no
   * fault.
   *
   * @param newest the customer's last event; null if there is no such customer
   */
  @Nullable Long lastChange(Supplier<@Nullable RecordedEvent> newest) {
    if (position == null) {
      return null;
    }
    if (position == 0) {
      return CustomerCommand.ABSENT;
    }
    RecordedEvent found = newest.get();
    return found != null && found.position() == position ? found.sequence() : CustomerCommand.NONE;
  }

  static ProblemException failed(@Nullable RecordedEvent newest) {
    String now =
        newest == null ? "There is no such customer" : "Its ETag is \"" + newest.position() + "\"";
    return new ProblemException(
        Problem.of(
            "changed-meanwhile",
            "The customer is not as it was read",
            412,
            now + ". Read it again, and send your change of that. Nothing was changed."));
  }
}
