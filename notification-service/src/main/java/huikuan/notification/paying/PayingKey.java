package huikuan.notification.paying;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a company is paid, among the aggregates of notification. */
record PayingKey(String company) {

  private static final String PREFIX = "paying/";

  @JsonCreator
  static PayingKey parse(String text) {
    return new PayingKey(text.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company;
  }
}
