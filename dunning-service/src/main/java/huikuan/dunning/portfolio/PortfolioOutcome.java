package huikuan.dunning.portfolio;

/** The outcome of a command. Refusals stand in the order in which they are checked. */
sealed interface PortfolioOutcome {

  /** There is no portfolio of the name. */
  record Unknown(String portfolio) implements PortfolioOutcome {}

  /** It had been changed since its sender looked. */
  record ChangedMeanwhile() implements PortfolioOutcome {}

  /** The company has as many portfolios as it may have. */
  record TooMany(int most) implements PortfolioOutcome {}

  /** Two portfolios would have the same. */
  record Taken(Clash clash) implements PortfolioOutcome {}

  /** It is so, since now or before. */
  record Done() implements PortfolioOutcome {}

  /**
   * Two portfolios have the same.
   *
   * @param what {@code customer}, {@code class} or {@code rest}
   * @param which the customer or the class; of the rest {@code the rest}
   * @param one the portfolio that had it before
   * @param other the portfolio that was to have it
   */
  record Clash(String what, String which, String one, String other) {}
}
