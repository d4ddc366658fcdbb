package huikuan.dunning.portfolio;

import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioSet;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A command to a company's portfolios. Each may be repeated: the second time changes nothing. Each
 * answers with a {@link PortfolioOutcome}.
 */
sealed interface PortfolioCommand {

  /**
   * @param seen how often the portfolio had changed when its sender looked; null = any
   */
  record SetPortfolio(
      @TargetAggregateIdentifier PortfolioKey key, PortfolioSet asked, @Nullable Integer seen)
      implements PortfolioCommand {}

  /**
   * @param seen as of {@link SetPortfolio}
   */
  record HandOver(
      @TargetAggregateIdentifier PortfolioKey key,
      PortfolioHandedOver asked,
      @Nullable Integer seen)
      implements PortfolioCommand {}
}
