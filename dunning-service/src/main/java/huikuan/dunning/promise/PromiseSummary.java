package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How promises stand, counted.
 *
 * @param states each state, in their order, whether or not a promise is in it
 * @param judged how many were kept, partly kept or broken
 * @param keptRate how many of these were kept; absent = none was judged
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "PromiseSummary")
record PromiseSummary(
    List<OfState> states,
    long judged,
    @Schema(
            description = "Kept of judged, to four decimals; absent: none was judged",
            example = "0.6667")
        @Nullable String keptRate) {

  private static final int DECIMALS = 4;

  /**
   * The promises in a state.
   *
   * @param amounts that were promised, a sum for each currency
   */
  @Schema(name = "PromisesInState")
  record OfState(PromiseState state, long promises, List<Money> amounts) {}

  static PromiseSummary of(List<OfState> states) {
    long judged = count(states, PromiseState::isVerdict);
    long kept = count(states, PromiseState.KEPT::equals);
    return new PromiseSummary(states, judged, judged == 0 ? null : rate(kept, judged));
  }

  private static long count(List<OfState> states, Predicate<PromiseState> which) {
    return states.stream()
        .filter(each -> which.test(each.state()))
        .mapToLong(OfState::promises)
        .sum();
  }

  private static String rate(long kept, long judged) {
    return BigDecimal.valueOf(kept)
        .divide(BigDecimal.valueOf(judged), DECIMALS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
