package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A customer of one company (legal entity); written {@code company.customer}. Both names are {@link
 * Identifier}s in their composed form.
 */
public record CustomerId(String company, String customer) {

  /**
   * @throws IllegalArgumentException if one of the names is no identifier
   */
  public CustomerId {
    company = Identifier.parseCompany(company);
    customer = Identifier.parse(customer);
  }

  /**
   * @throws IllegalArgumentException if the text is no customer
   */
  @JsonCreator
  public static CustomerId parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot == text.length() - 1) {
      throw new IllegalArgumentException("Not a customer (company.customer): " + text);
    }
    return new CustomerId(text.substring(0, dot), text.substring(dot + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return company + "." + customer;
  }
}
