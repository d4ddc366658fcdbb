package huikuan.dunning.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio, as shown.
 *
 * @param deputy absent = none is named
 * @param answering the people who answer for it today; the first one before all others
 * @param handOvers from or to it, the newest first
 * @param version how often it has changed, for {@code If-Match}
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Portfolio")
record PortfolioView(
    String company,
    String name,
    String owner,
    @Nullable StandIn deputy,
    List<String> answering,
    List<String> customers,
    List<String> classes,
    boolean rest,
    List<HandOverView> handOvers,
    int version) {

  static final int MOST_HAND_OVERS = 20;

  /**
   * A hand-over.
   *
   * @param owner the new one; absent = customers went to another portfolio
   * @param to the portfolio that they went to
   * @param customers absent = all
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "PortfolioHandOver")
  record HandOverView(
      String portfolio,
      @Nullable String owner,
      @Nullable String to,
      @Nullable List<String> customers,
      String reason,
      LocalDate from,
      String by,
      Stood stood) {}

  /**
   * The amounts and tasks that were open when it was decided.
   *
   * @param next the earliest dates on which somebody follows up
   */
  @Schema(name = "StoodOpen")
  record Stood(
      int customers,
      List<Sum> outstanding,
      List<Sum> toBeCollected,
      int tasks,
      List<StoodOpen.NextDate> next) {

    static Stood of(StoodOpen stood) {
      return new Stood(
          stood.customers(),
          stood.outstanding().stream().map(Sum::of).toList(),
          stood.toBeCollected().stream().map(Sum::of).toList(),
          stood.tasks(),
          stood.next());
    }
  }

  /** An amount of a currency. */
  @Schema(name = "SumOfCurrency")
  record Sum(String currency, String amount) {

    static Sum of(Money money) {
      return new Sum(money.currency().getCurrencyCode(), money.decimal());
    }
  }
}
