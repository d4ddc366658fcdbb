package huikuan.ledger.reports;

import huikuan.ledger.balances.When;
import huikuan.platform.web.ListQuestion;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which accounts a report is about. */
public record Book(
    @Parameter(description = "Only this company's accounts", example = "CN01")
        @Nullable String company,
    @Parameter(description = "Only accounts in this currency", example = "CNY")
        @Nullable String currency) {

  /** The question that a report in pages answers; what else it asks is to be added. */
  ListQuestion question(String report, When when) {
    return when.question(report).with("company", company).with("currency", currency);
  }
}
