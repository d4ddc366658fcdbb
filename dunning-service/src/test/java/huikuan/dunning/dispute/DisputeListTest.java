package huikuan.dunning.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How disputes are looked for by their stages. */
class DisputeListTest {

  @Test
  void openOnesAreFoundByAnIndexOfTheirStages() {
    assertThat(DisputeListController.in("open").getCriteriaObject())
        .isEqualTo(
            new Document(
                "stage",
                new Document("$in", List.of("new", "in-work", "with-customer", "resolving"))));
  }

  @Test
  void thoseOfOneStageAreFoundByIt() {
    assertThat(DisputeListController.in("closed").getCriteriaObject())
        .isEqualTo(new Document("stage", "closed"));
  }
}
