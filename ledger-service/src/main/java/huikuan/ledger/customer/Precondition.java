package huikuan.ledger.customer;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state in which a sender has seen the customer, by the headers {@code If-Match} and {@code
 * If-None-Match}. An entity tag is the position of the customer's last change, in quotes.
 *
 * @param position of the last change that was seen; null = any
 * @param absent whether there must be no such customer
 */
record Precondition(@Nullable Long position, boolean absent) {

  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  static Precondition read(@Nullable String ifMatch, @Nullable String ifNoneMatch, Faults faults) {
    boolean absent = "*".equals(ifNoneMatch) && ifMatch == null;
    if (ifNoneMatch != null && !absent) {
      faults.add("If-None-Match", "*, for a customer that must be new; not beside If-Match");
    }
    return new Precondition(ifMatch == null ? null : position(ifMatch, faults), absent);
  }

  private static @Nullable Long position(String ifMatch, Faults faults) {
    Matcher tag = TAG.matcher(ifMatch);
    if (tag.matches()) {
      return Long.valueOf(tag.group(1));
    }
    faults.add("If-Match", "the ETag of an answer, such as \"48211\" with its quotes");
    return null;
  }

  /**
   * The event that the change builds on, as the customer numbers its events; null = anything. A
   * customer in another state already still decides: the same data again changes nothing, and is no
   * fault.
   *
   * @param newest the customer's last event; null if there is no such customer
   */
  @Nullable Long lastChange(Supplier<@Nullable RecordedEvent> newest) {
    if (absent) {
      return CustomerCommand.ABSENT;
    }
    if (position == null) {
      return null;
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
