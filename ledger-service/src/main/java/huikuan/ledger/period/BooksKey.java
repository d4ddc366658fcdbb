package huikuan.ledger.period;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A company's books among the aggregates of the ledger. */
record BooksKey(String company) {

  private static final String PREFIX = "books/";

  @JsonCreator
  static BooksKey parse(String text) {
    return new BooksKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company;
  }
}
