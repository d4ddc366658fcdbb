package huikuan.ledger.closing;

import huikuan.contracts.EventName;
import java.time.LocalDate;
import java.util.List;

/** An event of the rates by which a company's figures are told in another currency. */
public sealed interface RatesEvent {

  String company();

  /** The currency that figures are told in. */
  String to();

  /**
   * A rate of a day.
   *
   * @param rate units of the other currency for one of this; a plain decimal
   */
  record Rate(LocalDate day, String currency, String rate) {}

  /** Rates were stated. Each takes the place of an earlier one of its day and currency. */
  @EventName("huikuan.ledger.rates.stated.v1")
  record RatesStated(String company, String to, List<Rate> rates) implements RatesEvent {

    public RatesStated {
      rates = List.copyOf(rates);
    }
  }
}
