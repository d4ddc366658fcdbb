package huikuan.dunning.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.BasisEvent.ContractChanged;
import huikuan.contracts.ledger.BasisEvent.MilestoneReached;
import huikuan.platform.projection.StoredJson;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final ContractChanged TOLD =
      new ContractChanged(
          "CN01", "HT-1", new CustomerId("CN01", "C-1"), false, List.of(), List.of(), List.of());

  /** A stored agreement is compared with the one of the log, as text. */
  @Test
  void itIsWrittenInTheOrderOfTheMilestonesIds() {
    Map<String, MilestoneReached> recorded = new HashMap<>();
    for (String id : List.of("m3", "Aa", "m1", "BB", "m2")) {
      recorded.put(
          id, new MilestoneReached("CN01", "HT-1", id, LocalDate.parse("2026-03-02"), null));
    }
    Agreement agreement = new Agreement(TOLD, recorded, Set.of("z", "y", "x", "w"));

    assertThat(agreement.recorded().keySet()).containsExactly("Aa", "BB", "m1", "m2", "m3");
    assertThat(agreement.reopened()).containsExactly("w", "x", "y", "z");
    assertThat(StoredJson.write(StoredJson.read(StoredJson.write(agreement), Agreement.class)))
        .isEqualTo(StoredJson.write(agreement));
  }
}
