package huikuan.ledger.reports;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which accounts a report is about. */
public record Book(
    @Parameter(description = "Only this company's accounts", example = "CN01")
        @Nullable String company,
    @Parameter(description = "Only accounts in this currency", example = "CNY")
        @Nullable String currency) {}
