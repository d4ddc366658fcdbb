package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company, played and checked by the program itself; first, for those that follow. */
@Order(1)
class SampleIT {

  @TempDir private Path directory;

  @Test
  void theSampleCompanyPlaysAsItMust() throws Exception {
    try (RunningProcess once =
        RunningProcess.standaloneThatLeavesItsClasses(
            TestPorts.free().environment(), directory.resolve("output"), "--once")) {
      assertThat(once.awaitExit()).as(once.output()).isZero();
      assertThat(once.output())
          .contains("Checked", "demand")
          .contains("needs-contact: Alpenglas Optik AG (CN01.C-1007.EUR)")
          .contains("on-hold: 江岸纺织有限公司 (CN01.C-1009.CNY)")
          .contains("task: 蓝湖食品贸易有限公司 (CN01.C-1002.very-late)")
          .contains("approval: posting CN01.C-1009.CNY 68000.00 CNY, 0 of 2 have approved")
          .contains("dead record: ledger.events CN01.C-1009.CNY not-trusted (dunning)")
          .contains("letter: CN01.C-1009.CNY 68000.00 written - -");
    }
  }
}
