package huikuan.dunning.companies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A company among the aggregates of dunning. */
record CompanyKey(String company) {

  private static final String PREFIX = "company.";

  @JsonCreator
  static CompanyKey parse(String text) {
    return new CompanyKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company;
  }
}
