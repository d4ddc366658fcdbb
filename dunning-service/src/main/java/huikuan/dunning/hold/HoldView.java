package huikuan.dunning.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold, as shown.
 *
 * @param source that placed it; {@code manual} = by hand
 * @param until the last day, at the customer
 * @param amount of a claim that is held, decimal; absent = all
 * @param note for colleagues
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Hold")
public record HoldView(
    String source, String reason, LocalDate until, @Nullable String amount, @Nullable String note) {

  public static HoldView of(Hold hold) {
    return new HoldView(
        hold.source(),
        hold.reason(),
        hold.until(),
        hold.amount() == null ? null : hold.amount().decimal(),
        hold.note());
  }

  /** Null if there are none. */
  public static @Nullable List<HoldView> of(HoldsInForce holds) {
    return holds.isEmpty() ? null : holds.each().stream().map(one -> of(one.hold())).toList();
  }
}
