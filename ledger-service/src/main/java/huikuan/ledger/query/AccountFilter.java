package huikuan.ledger.query;

import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The accounts that a report is about. */
public record AccountFilter(
    @Parameter(description = "Only this company's accounts", example = "CN01")
        @Nullable String company,
    @Parameter(description = "Only accounts in this currency", example = "CNY")
        @Nullable String currency,
    @Parameter(description = "Only this customer's accounts; beside its company", example = "C-1")
        @Nullable String customer) {

  /** All accounts of a company. */
  public static AccountFilter of(String company) {
    return new AccountFilter(company, null, null);
  }

  /**
   * The filter with each value as the ledger writes it.
   *
   * @throws ProblemException if one is malformed
   */
  public AccountFilter checked() {
    String code = RequestedFilters.currency(currency);
    if (customer != null && company == null) {
      throw ProblemException.field("company", "must be given beside customer");
    }
    return new AccountFilter(
        RequestedFilters.company(company), code, RequestedFilters.identifier("customer", customer));
  }

  /** The question that a report in pages answers; other parameters are to be added. */
  public ListQuestion question(String report, TimeParameters when) {
    return when.question(report)
        .with("company", company)
        .with("currency", currency)
        .with("customer", customer);
  }
}
