package huikuan.dunning.companies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a company's aggregate. */
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
