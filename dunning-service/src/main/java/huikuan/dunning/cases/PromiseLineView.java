package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.dunning.promise.BrokenPromise;
import huikuan.dunning.promise.IfBroken;
import huikuan.dunning.promise.PromiseState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * A promise of a task that was not kept.
 *
 * @param on the day by which the money was to come
 * @param ifBroken what was agreed to follow
 */
@Schema(name = "BrokenPromise")
record PromiseLineView(
    String promise,
    PromiseState state,
    Money amount,
    Money missing,
    LocalDate on,
    IfBroken ifBroken) {

  static PromiseLineView of(BrokenPromise broken) {
    return new PromiseLineView(
        broken.promise().toString(),
        broken.state(),
        broken.amount(),
        broken.missing(),
        broken.on(),
        broken.ifBroken());
  }
}
