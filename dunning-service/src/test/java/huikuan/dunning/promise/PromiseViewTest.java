package huikuan.dunning.promise;

import static huikuan.dunning.promise.PromiseExamples.NOW;
import static huikuan.dunning.promise.PromiseExamples.changed;
import static huikuan.dunning.promise.PromiseExamples.made;
import static huikuan.dunning.promise.PromiseExamples.paid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a promise is shown. */
class PromiseViewTest {

  /** The claim is open for more than is promised, and more is paid of it than that. */
  @Test
  void noMoreIsPaidOfAnItemThanIsPromised() {
    PromiseEntry entry = PromiseEntry.of(made(), NOW);
    entry.apply(changed(paid("700.00", 8), "-700.00", 8, null), NOW);

    PromiseView view = PromiseView.of(entry, "ACME");

    assertThat(view.paid()).isEqualTo("500.00");
    assertThat(view.items()).extracting(PromiseView.Item::paid).containsExactly("500.00");
  }
}
