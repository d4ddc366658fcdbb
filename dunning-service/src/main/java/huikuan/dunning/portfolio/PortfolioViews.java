package huikuan.dunning.portfolio;

import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.dunning.portfolio.PortfolioView.HandOverView;
import huikuan.dunning.portfolio.PortfolioView.Stood;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes portfolios as they are shown on a day. */
@Component
class PortfolioViews {

  private final PortfolioBooks books;
  private final Answering answering;

  PortfolioViews(PortfolioBooks books, Answering answering) {
    this.books = books;
    this.answering = answering;
  }

  List<PortfolioView> all(String company, LocalDate today) {
    PortfolioBook book = books.of(company);
    return book.on(today).values().stream().map(each -> view(company, each, book, today)).toList();
  }

  /**
   * @throws ProblemException 404 if there is none
   */
  PortfolioView one(String company, String name, LocalDate today) {
    PortfolioBook book = books.of(company);
    return view(company, require(company, name, book, today), book, today);
  }

  static Portfolio require(String company, String name, PortfolioBook book, LocalDate today) {
    Portfolio found = book.on(today).get(name);
    if (found == null) {
      throw new ProblemException(Problem.notFound("portfolio", company + "/" + name));
    }
    return found;
  }

  private PortfolioView view(String company, Portfolio it, PortfolioBook book, LocalDate today) {
    return new PortfolioView(
        company,
        it.name(),
        it.owner(),
        it.deputy(),
        answering.of(it, today),
        it.customers(),
        it.classes(),
        it.rest(),
        book.handOvers(it.name()).stream()
            .limit(PortfolioView.MOST_HAND_OVERS)
            .map(this::view)
            .toList(),
        book.version(it.name()));
  }

  private HandOverView view(PortfolioHandedOver over) {
    return new HandOverView(
        over.portfolio(),
        over.owner(),
        over.to(),
        over.customers(),
        over.reason(),
        over.from(),
        books.decider(over),
        Stood.of(over.stood()));
  }
}
