package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The invented book that is kept, and its count, are those that its seed and the script make. */
class InventedBookTest {

  @TempDir private Path directory;

  @Test
  void theBookFollowsFromItsSeed() throws Exception {
    String book = Files.readString(CountedMessages.INVENTED_BOOK);

    assertThat(InventedBook.csv(InventedBook.SEED)).isEqualTo(book);
    assertThat(InventedBook.csv(InventedBook.SEED + 1)).isNotEqualTo(book);
  }

  @Test
  void theCountIsTheScripts() throws Exception {
    CountedMessages.Ended counted = count(ChasedQuarter.POLICIES.resolve("standard.json"));

    assertThat(counted.output()).isEqualTo(Files.readString(CountedMessages.INVENTED_COUNT));
    assertThat(counted.status()).isZero();
  }

  @Test
  void manyClaimsAreEscalatedAndEachRuleHasItsCases() {
    JsonNode summary =
        new JsonMapper().readTree(CountedMessages.INVENTED_COUNT.toFile()).path("summary");

    assertThat(summary.path("escalatedClaims").asInt()).isBetween(80, 100);
    assertThat(summary.path("waitsByReason").propertyNames())
        .containsExactlyInAnyOrder("cap", "demand-first", "reminder-first");
    assertThat(summary.path("claimsByLevel").propertyNames())
        .containsExactlyInAnyOrder("courtesy", "reminder-1", "reminder-2", "demand");
  }

  @Test
  void aPolicyWithAMinimumIsNotCounted() throws Exception {
    String policy = Files.readString(ChasedQuarter.POLICIES.resolve("standard.json"));
    Path minimum = directory.resolve("standard.json");
    Files.writeString(
        minimum, policy.replace("\"message\": [\"0.00 USD\"]", "\"message\": [\"20.00 USD\"]"));

    CountedMessages.Ended counted = count(minimum);

    assertThat(counted.status()).isEqualTo(2);
    assertThat(counted.output().strip())
        .isEqualTo("messages: the policy has a minimum for message, which is not counted here");
  }

  private static CountedMessages.Ended count(Path policy) {
    assumeTrue(CountedMessages.canRun(), "not run: python3 is not here");
    return CountedMessages.count(CountedMessages.INVENTED_BOOK, policy, QuarterAgreements.OPTIONS);
  }
}
