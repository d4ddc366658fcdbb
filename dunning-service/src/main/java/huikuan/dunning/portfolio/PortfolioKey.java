package huikuan.dunning.portfolio;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The portfolios of a company among the aggregates of dunning. They are one aggregate, so that no
 * customer is in two of them.
 */
record PortfolioKey(String company) {

  private static final String PREFIX = "portfolios.";

  @JsonCreator
  static PortfolioKey parse(String text) {
    return new PortfolioKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company;
  }
}
