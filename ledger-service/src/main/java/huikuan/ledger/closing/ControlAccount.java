package huikuan.ledger.closing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.ledger.closing.ControlAccountEvent.Balance;
import huikuan.ledger.closing.ControlAccountEvent.BalancesStated;
import java.time.LocalDate;
import java.util.Currency;
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

/** What a company's general ledger has for receivables, day by day. */
@Aggregate(type = "control-account")
class ControlAccount {

  /** A company's control account among the aggregates of the ledger. */
  record Key(String company) {

    private static final String PREFIX = "control-account/";

    @JsonCreator
    static Key parse(String text) {
      return new Key(text.substring(PREFIX.length()));
    }

    @JsonValue
    @Override
    public String toString() {
      return PREFIX + company;
    }
  }

  /**
   * States balances, no two of one day and currency. Only those that were not known are kept, so
   * the same again changes nothing.
   */
  record StateBalances(
      @TargetAggregateIdentifier Key key, List<Balance> balances, Stating.Seen seen) {}

  private record Of(LocalDate day, Currency currency) {

    static Of balance(Balance stated) {
      return new Of(stated.day(), stated.balance().currency());
    }
  }

  @AggregateIdentifier private @Nullable Key key;
  private final Map<Of, Balance> known = new HashMap<>();

  protected ControlAccount() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Stating handle(StateBalances command) {
    Map<Integer, String> outdated =
        command
            .seen()
            .outdated(
                command.balances(), it -> known.get(Of.balance(it)), it -> it.balance().decimal());
    if (!outdated.isEmpty()) {
      return new Stating(0, outdated);
    }
    List<Balance> others =
        command.balances().stream()
            .filter(each -> !each.equals(known.get(Of.balance(each))))
            .toList();
    if (!others.isEmpty()) {
      apply(new BalancesStated(command.key().company(), others));
    }
    return new Stating(others.size(), Map.of());
  }

  @EventSourcingHandler
  void on(BalancesStated event) {
    key = new Key(event.company());
    event.balances().forEach(each -> known.put(Of.balance(each), each));
  }
}
