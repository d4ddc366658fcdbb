package huikuan.dunning.concession;

import static huikuan.dunning.concession.ConcessionExamples.CASE;
import static huikuan.dunning.concession.ConcessionExamples.DISCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.TODAY;
import static huikuan.dunning.concession.ConcessionExamples.change;
import static huikuan.dunning.concession.ConcessionExamples.changed;
import static huikuan.dunning.concession.ConcessionExamples.drafted;
import static huikuan.dunning.concession.ConcessionExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.dunning.arrangement.AgreedPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a concession is shown. */
class ConcessionViewTest {

  /** The claim is open for more than is agreed on, and more is paid of it than that. */
  @Test
  void noMoreIsPaidOfAnItemThanIsAgreedOn() {
    AgreedPart part =
        AgreedPart.of(CASE, ItemKind.INVOICE, "F-1", yuan("60.00"), yuan("100.00"), 7)
            .after(change("receipt", "-80.00", TODAY, 8), LocalDate.MAX);
    ConcessionEntry entry = ConcessionEntry.of(drafted(DISCOUNT), Instant.EPOCH);
    entry.apply(changed(part, "receipt", "-80.00", 8, List.of()), Instant.EPOCH);

    ConcessionView view = ConcessionView.of(entry, "ACME");

    assertThat(view.paid()).isEqualTo("60.00");
    assertThat(view.items()).extracting(ConcessionView.Item::paid).containsExactly("60.00");
  }
}
