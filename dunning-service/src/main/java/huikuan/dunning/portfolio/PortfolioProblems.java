package huikuan.dunning.portfolio;

import huikuan.dunning.portfolio.PortfolioOutcome.ChangedMeanwhile;
import huikuan.dunning.portfolio.PortfolioOutcome.Done;
import huikuan.dunning.portfolio.PortfolioOutcome.Taken;
import huikuan.dunning.portfolio.PortfolioOutcome.TooMany;
import huikuan.dunning.portfolio.PortfolioOutcome.Unknown;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;

/** The problem that each refusal is. */
final class PortfolioProblems {

  private PortfolioProblems() {}

  /**
   * @throws ProblemException if it was refused
   */
  static void settle(PortfolioOutcome outcome) {
    switch (outcome) {
      case Unknown(String name) -> throw new ProblemException(Problem.notFound("portfolio", name));
      case ChangedMeanwhile _ -> throw IfMatch.changed("portfolio");
      case TooMany(int most) ->
          throw new ProblemException(
              Problem.of(
                  "too-many-portfolios",
                  "The company has as many portfolios as it may have",
                  409,
                  "At most " + most + ". Set one that there is."));
      case Taken taken -> throw new ProblemException(taken(taken.clash()));
      case Done _ -> {
        // It is so.
      }
    }
  }

  private static Problem taken(PortfolioOutcome.Clash clash) {
    return Problem.of(
        "in-another-portfolio",
        "Another portfolio has the same",
        409,
        "The portfolio %s has %s. Take it out there, or hand it over."
            .formatted(
                clash.one(),
                clash.what().equals("rest")
                    ? "the rest of the company"
                    : "the " + clash.what() + " " + clash.which()));
  }
}
