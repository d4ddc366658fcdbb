package huikuan.ledger.query;

import huikuan.platform.web.ListQuestion;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every read: its business day, its moment of knowledge, its position. */
public record TimeParameters(
    @Parameter(description = "Business day, such as 2013-03-31; the company's today if absent")
        @Nullable String asOf,
    @Parameter(description = "A position, or a moment with its offset; now if absent")
        @Nullable String knownAt,
    @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {

  /** The description of {@code atLeast}; an example would be sent by the page of the API. */
  public static final String AT_LEAST = "A position that the answer has to know, such as 48211";

  /** The question that a list answers; other parameters are to be added. */
  public ListQuestion question(String list) {
    return ListQuestion.of(list).with("asOf", asOf).with("knownAt", knownAt);
  }
}
