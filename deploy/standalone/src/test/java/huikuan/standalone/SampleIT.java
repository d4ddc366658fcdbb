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
      assertThat(once.output()).contains("Checked").contains("needs-contact").contains("demand");
    }
  }
}
