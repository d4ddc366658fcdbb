package huikuan.dunning.portfolio;

import huikuan.contracts.EventName;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a company's portfolios. */
public sealed interface PortfolioEvent {

  String company();

  /** The first day on which it holds, at the company. */
  LocalDate from();

  /** A portfolio is as told from a day on; it may be new. */
  @EventName("huikuan.dunning.portfolio.set.v1")
  record PortfolioSet(String company, Portfolio portfolio, LocalDate from)
      implements PortfolioEvent {}

  /**
   * A portfolio has another owner from a day on, or customers of it belong to another portfolio.
   *
   * @param owner the new one; null = customers go to another portfolio
   * @param to the other portfolio; null = the owner changes
   * @param customers that go there; null = all, with its classes and the rest
   * @param stood what stood open when it was decided
   */
  @EventName("huikuan.dunning.portfolio.handed-over.v1")
  record PortfolioHandedOver(
      String company,
      String portfolio,
      @Nullable String owner,
      @Nullable String to,
      @Nullable List<String> customers,
      String reason,
      LocalDate from,
      StoodOpen stood)
      implements PortfolioEvent {

    /** Whether another hands over the same for the same reason, whatever stood open. */
    boolean isAs(PortfolioHandedOver other) {
      return equals(
          new PortfolioHandedOver(
              other.company,
              other.portfolio,
              other.owner,
              other.to,
              other.customers,
              other.reason,
              other.from,
              stood));
    }
  }
}
