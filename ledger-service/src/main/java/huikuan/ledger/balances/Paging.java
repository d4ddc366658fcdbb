package huikuan.ledger.balances;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every read takes that answers in pages. */
record Paging(
    @Parameter(description = "Rows of a page, 1 to 10000; 1000 if absent") @Nullable String limit,
    @Parameter(description = "What `next` said on the page before") @Nullable String after) {}
