package huikuan.ledger.query;

import huikuan.contracts.Identifier;
import huikuan.platform.fields.Amounts;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import org.jspecify.annotations.Nullable;

/** Reads the filters that several lists and reports have. */
public final class RequestedFilters {

  private static final String COMPANY = "company";

  /**
   * The company of a list that is always of one.
   *
   * @param needed the use of the parameter, told if it is absent
   * @throws ProblemException if it is absent, or no company's id
   */
  public static String neededCompany(@Nullable String company, String needed) {
    if (company == null) {
      throw ProblemException.field(COMPANY, needed);
    }
    return RequestValues.read(COMPANY, company, Identifier::parseCompany);
  }

  /**
   * @return null = of all companies
   * @throws ProblemException if it is no company's id
   */
  static @Nullable String company(@Nullable String company) {
    return RequestValues.optional(COMPANY, company, Identifier::parseCompany);
  }

  /**
   * @return its code; null = in all currencies
   * @throws ProblemException if it is no currency
   */
  public static @Nullable String currency(@Nullable String currency) {
    return RequestValues.optional("currency", currency, Amounts::currencyCode);
  }

  /**
   * An identifier that an ERP gave.
   *
   * @return null = it is no filter
   * @throws ProblemException if it is no identifier
   */
  public static @Nullable String identifier(String field, @Nullable String text) {
    return RequestValues.optional(field, text, Identifier::parse);
  }

  private RequestedFilters() {}
}
