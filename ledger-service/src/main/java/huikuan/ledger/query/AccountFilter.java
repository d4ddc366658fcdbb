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
        @Nullable String currency) {

  /**
   * The filter with each value as the ledger writes it.
   *
   * @throws ProblemException if one is malformed
   */
  public AccountFilter checked() {
    String code = RequestedFilters.currency(currency);
    return new AccountFilter(RequestedFilters.company(company), code);
  }

  /** The question that a report in pages answers; other parameters are to be added. */
  public ListQuestion question(String report, TimeParameters when) {
    return when.question(report).with("company", company).with("currency", currency);
  }
}
