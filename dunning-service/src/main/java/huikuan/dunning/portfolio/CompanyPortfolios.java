package huikuan.dunning.portfolio;

import huikuan.dunning.portfolio.PortfolioCommand.HandOver;
import huikuan.dunning.portfolio.PortfolioCommand.SetPortfolio;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioSet;
import huikuan.dunning.portfolio.PortfolioOutcome.ChangedMeanwhile;
import huikuan.dunning.portfolio.PortfolioOutcome.Clash;
import huikuan.dunning.portfolio.PortfolioOutcome.Done;
import huikuan.dunning.portfolio.PortfolioOutcome.Taken;
import huikuan.dunning.portfolio.PortfolioOutcome.TooMany;
import huikuan.dunning.portfolio.PortfolioOutcome.Unknown;
import java.util.Optional;
import java.util.SortedMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The portfolios of a company. */
@Aggregate(type = "portfolios")
class CompanyPortfolios {

  static final int MOST = 200;

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable PortfolioKey key;

  private PortfolioBook book = PortfolioBook.NONE;

  protected CompanyPortfolios() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PortfolioOutcome handle(SetPortfolio command) {
    PortfolioSet asked = command.asked();
    String name = asked.portfolio().name();
    SortedMap<String, Portfolio> known = book.on(asked.from());
    if (asked.portfolio().equals(known.get(name))) {
      return new Done();
    }
    if (isOutdated(name, command.seen())) {
      return new ChangedMeanwhile();
    }
    if (!known.containsKey(name) && known.size() >= MOST) {
      return new TooMany(MOST);
    }
    return put(asked, name);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  PortfolioOutcome handle(HandOver command) {
    PortfolioHandedOver asked = command.asked();
    SortedMap<String, Portfolio> known = book.on(asked.from());
    if (!known.containsKey(asked.portfolio())) {
      return new Unknown(asked.portfolio());
    }
    String to = asked.to();
    if (to != null && !known.containsKey(to)) {
      return new Unknown(to);
    }
    if (book.handOvers(asked.portfolio()).stream().limit(1).anyMatch(asked::isAs)) {
      return new Done();
    }
    if (isOutdated(asked.portfolio(), command.seen())) {
      return new ChangedMeanwhile();
    }
    return put(asked, to == null ? asked.portfolio() : to);
  }

  private boolean isOutdated(String portfolio, @Nullable Integer seen) {
    return seen != null && seen != book.version(portfolio);
  }

  /** A clash is told with the portfolio that had it before, whichever comes first by name. */
  private PortfolioOutcome put(PortfolioEvent event, String asking) {
    Optional<Clash> clash = book.with(event).clashFrom(event.from());
    if (clash.isPresent()) {
      Clash it = clash.get();
      boolean turned = it.one().equals(asking);
      return new Taken(
          turned ? new Clash(it.what(), it.which(), it.other(), it.one()) : clash.get());
    }
    AggregateLifecycle.apply(event);
    return new Done();
  }

  @EventSourcingHandler
  void on(PortfolioEvent event) {
    key = new PortfolioKey(event.company());
    book = book.with(event);
  }
}
