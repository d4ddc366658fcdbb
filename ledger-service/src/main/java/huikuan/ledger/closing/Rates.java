package huikuan.ledger.closing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.ledger.closing.RatesEvent.Rate;
import huikuan.ledger.closing.RatesEvent.RatesStated;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The rates of a company into one currency, day by day. */
@Aggregate(type = "rates")
class Rates {

  /** A company's rates into a currency among the aggregates of the ledger. */
  record Key(String company, String to) {

    private static final String PREFIX = "rates/";

    @JsonCreator
    static Key parse(String text) {
      int slash = text.lastIndexOf('/');
      return new Key(text.substring(PREFIX.length(), slash), text.substring(slash + 1));
    }

    @JsonValue
    @Override
    public String toString() {
      return PREFIX + company + "/" + to;
    }
  }

  /**
   * States rates, no two of one day and currency. Only those that were not known are kept, so the
   * same again changes nothing.
   */
  record StateRates(@TargetAggregateIdentifier Key key, List<Rate> rates, Stating.Seen seen) {}

  private record Of(LocalDate day, String currency) {

    static Of rate(Rate stated) {
      return new Of(stated.day(), stated.currency());
    }
  }

  @AggregateIdentifier private @Nullable Key key;
  private final Map<Of, Rate> known = new HashMap<>();

  protected Rates() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Stating handle(StateRates command) {
    Map<Integer, String> outdated =
        command.seen().outdated(command.rates(), it -> known.get(Of.rate(it)), Rate::rate);
    if (!outdated.isEmpty()) {
      return new Stating(0, outdated);
    }
    List<Rate> others =
        command.rates().stream().filter(each -> !each.equals(known.get(Of.rate(each)))).toList();
    if (!others.isEmpty()) {
      apply(new RatesStated(command.key().company(), command.key().to(), others));
    }
    return new Stating(others.size(), Map.of());
  }

  @EventSourcingHandler
  void on(RatesStated event) {
    key = new Key(event.company(), event.to());
    event.rates().forEach(each -> known.put(Of.rate(each), each));
  }
}
