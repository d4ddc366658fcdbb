package huikuan.dunning.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is wrong with a ladder is named. */
class LadderReaderTest {

  private static final String STEP =
      """
      {"kind":"stop-supply","machine":true,"workingDays":5,"ready":true,"proven":true,
       "claims":"enough","liftedWhen":"nothing-asked",
       "grounds":[{"name":"contract-clause","clause":true,"number":"8.2","countries":["CN"]}],
       "systems":["erp","crm","erp"]}""";

  private static Ladder read(String steps) {
    String file =
        "{\"id\":\"CN01\",\"version\":1,\"lapseAfter\":10,\"acknowledgeWithin\":1,\"steps\":[%s]}"
            .formatted(steps);
    return LadderReader.file("CN01.json", file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theShippedLadderBeginsWithSupplyAndNeverPublishes() {
    Ladder shipped = ShippedLadder.LADDER;
    assertThat(shipped.reference()).isEqualTo("standard/1");
    assertThat(shipped.steps().getFirst().kind()).isEqualTo(SanctionKind.STOP_SUPPLY);
    assertThat(shipped.steps()).filteredOn(Rung::machine).allMatch(each -> each.proven());
    assertThat(SanctionKind.REPUTATION.forms()).containsExactly("complaint", "report");
    assertThat(shipped.rung(SanctionKind.LEGAL_ACTION, "payment-order").orElseThrow().undisputed())
        .isTrue();
    assertThat(shipped.rung(SanctionKind.LAWYERS_LETTER, null).orElseThrow().grounds()).isEmpty();
  }

  @Test
  void aStepIsReadAsItIsWritten() {
    Rung rung = read(STEP).steps().getFirst();
    assertThat(rung.systems()).containsExactly("erp", "crm");
    assertThat(rung.groundFor("CN").orElseThrow().number()).isEqualTo("8.2");
    assertThat(rung.groundFor("DE")).isEmpty();
    assertThat(rung.ground("contract-clause", "DE")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "stop-supply, shame, steps[0].kind",
    "enough, some, steps[0].claims",
    "nothing-asked, never, steps[0].liftedWhen",
    "'\"workingDays\":5', '\"workingDays\":-1', steps[0].workingDays",
    "'\"machine\":true', '\"machine\":1', steps[0].machine",
    "stop-supply, reputation, steps[0].form",
    "'\"machine\":true', '\"form\":\"suit\"', steps[0].form",
    "'\"machine\":true', '\"after\":\"stop-service\"', steps[0].after",
    "'\"clause\":true', '\"clause\":false', steps[0].grounds[0].number",
    "contract-clause, A Clause, steps[0].grounds[0].name",
    "'[\"CN\"]', '[\"China\"]', steps[0].grounds[0].countries[0]",
    "'\"machine\":true', '\"public\":true', steps[0].public"
  })
  void aFaultIsNamedByItsField(String right, String wrong, String field) {
    assertThatThrownBy(() -> read(STEP.replace(right, wrong))).hasMessageContaining(field);
  }

  @Test
  void aStepComesOnceAndOneAtLeast() {
    assertThatThrownBy(() -> read(STEP + "," + STEP)).hasMessageContaining("steps[1].kind");
    assertThatThrownBy(() -> read("")).hasMessageContaining("steps");
  }
}
