package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Currency;

/**
 * Identifies the account of one customer with one company in one currency; written {@code
 * company.customer.currency}. Company and currency hold no dot, so the text splits at its first and
 * last dot. Both names are {@link Identifier}s in their composed form.
 */
public record AccountId(String company, String customer, Currency currency) {

  public static final String ALLOWED = "company.customer.currency, such as CN01.0379-NEVHP.USD";

  /**
   * @throws IllegalArgumentException if one of the names is no identifier
   */
  public AccountId {
    company = Identifier.parseCompany(company);
    customer = Identifier.parse(customer);
  }

  /**
   * @throws IllegalArgumentException that tells the allowed form, if the text is no account
   */
  @JsonCreator
  public static AccountId parse(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first < 1 || last <= first + 1) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new AccountId(
        text.substring(0, first),
        text.substring(first + 1, last),
        currency(text.substring(last + 1)));
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(ALLOWED, unknown);
    }
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
