package huikuan.ledger.evidence;

import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Tell that an invoice has come to a state, on a day that is not in the future.
 *
 * @param first the state that was told with the invoice itself; null = none was
 */
record TellInvoiceWay(
    @TargetAggregateIdentifier InvoiceWayKey key,
    InvoiceWayTold news,
    @Nullable InvoiceWayTold first) {

  TellInvoiceWay(InvoiceWayTold news, @Nullable InvoiceWayTold first) {
    this(new InvoiceWayKey(news.account().company(), news.number()), news, first);
  }

  /** The outcome of the command. */
  sealed interface Outcome {

    record Told() implements Outcome {}

    /** It was told before. */
    record Unchanged() implements Outcome {}

    /**
     * The state does not follow.
     *
     * @param now null = nothing was told
     */
    record OutOfOrder(@Nullable InvoiceState now) implements Outcome {}

    /** The day is before that of the state before. */
    record TooEarly(LocalDate first) implements Outcome {}

    /** The invoice has as many states as are kept. */
    record TooMuch(int most) implements Outcome {}
  }
}
