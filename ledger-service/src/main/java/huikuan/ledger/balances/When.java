package huikuan.ledger.balances;

import huikuan.platform.web.ListQuestion;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every read. */
public record When(
    @Parameter(description = "Business day; the company's today if absent", example = "2013-03-31")
        @Nullable String asOf,
    @Parameter(description = "A position, or a moment with its offset; now if absent")
        @Nullable String knownAt,
    @Parameter(description = "A position that the answer has to know", example = "48211")
        @Nullable String atLeast) {

  /** The question that a list answers; what else it asks is to be added. */
  public ListQuestion question(String list) {
    return ListQuestion.of(list).with("asOf", asOf).with("knownAt", knownAt);
  }
}
