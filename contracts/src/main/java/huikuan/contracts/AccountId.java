package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Currency;

/**
 * What one customer owes one company in one currency; written {@code company.customer.currency}.
 * Company and currency hold no dot, so the text splits at its first and last dot.
 */
public record AccountId(String company, String customer, Currency currency) {

  /**
   * @throws IllegalArgumentException if the text is no account, or its currency is unknown
   */
  @JsonCreator
  public static AccountId parse(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first < 1 || last <= first + 1 || last == text.length() - 1) {
      throw new IllegalArgumentException("Not an account (company.customer.currency): " + text);
    }
    return new AccountId(
        text.substring(0, first),
        text.substring(first + 1, last),
        Currency.getInstance(text.substring(last + 1)));
  }

  public CustomerId customerId() {
    return new CustomerId(company, customer);
  }

  @JsonValue
  @Override
  public String toString() {
    return company + "." + customer + "." + currency.getCurrencyCode();
  }
}
