package huikuan.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyChoiceTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOON = Instant.parse("2026-07-01T04:00:00Z");
  private static final PolicyEntry STANDARD = approved("standard", 1, null, "rest");

  private final PolicySubject claim =
      new PolicySubject(CustomerId.parse("CN01.ACME"), "key", "C-1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contract CN01.C-1, customer CN01.ACME, class CN01.key, company CN01 | contract CN01.C-1",
        "customer CN01.ACME, class CN01.key, company CN01 | customer CN01.ACME",
        "company CN01, class CN01.key | class CN01.key",
        "company CN01, class CN01.other | company CN01",
        "company DE01, contract DE01.C-1, customer DE01.ACME, class DE01.key | standard",
        "contract CN01.ACME, customer CN01.C-1, class CN01.ACME | standard"
      })
  void theStrongestThatAPolicyIsForDecides(String targets, String chosen) {
    List<PolicyEntry> entries = new ArrayList<>(List.of(STANDARD));
    for (String target : targets.split(", ")) {
      entries.add(approved(target, 1, "2026-02-01", target));
    }
    assertThat(choose(entries)).isEqualTo(chosen + "/1");
    assertThat(choose(entries.reversed())).as("in any order").isEqualTo(chosen + "/1");
  }

  @Test
  void aClaimWithoutContractAndClassIsFoundByItsCustomer() {
    PolicySubject plain = new PolicySubject(CustomerId.parse("CN01.ACME"), null, null);
    PolicyEntry named = approved("named", 1, null, "contract CN01.null", "class CN01.null");
    assertThat(PolicyChoice.of(List.of(named, STANDARD), plain, NOON, SHANGHAI)).contains(STANDARD);
  }

  @Test
  void aDraftIsNotChosen() {
    PolicyEntry draft = entry("gentle", 1, null, null, "company CN01");
    assertThat(choose(List.of(STANDARD, draft))).isEqualTo("standard/1");
  }

  /** At noon of 1 July in Shanghai it is still 30 June in Los Angeles. */
  @ParameterizedTest
  @CsvSource({
    "2026-06-30, Asia/Shanghai, gentle/1",
    "2026-07-01, Asia/Shanghai, gentle/1",
    "2026-07-02, Asia/Shanghai, standard/1",
    "2026-07-01, America/Los_Angeles, standard/1"
  })
  void theCustomersDayDecidesWhatIsEffective(String from, String zone, String chosen) {
    List<PolicyEntry> entries = List.of(STANDARD, approved("gentle", 1, from, "company CN01"));
    assertThat(PolicyChoice.of(entries, claim, NOON, ZoneId.of(zone)).orElseThrow().id())
        .isEqualTo(chosen);
  }

  @Test
  void whatIsApprovedAfterTheClaimWasKnownDoesNotCount() {
    PolicyEntry late = entry("gentle", 1, "2026-06-01", NOON.plusSeconds(1), "company CN01");
    assertThat(choose(List.of(STANDARD, late))).isEqualTo("standard/1");
    PolicyEntry just = entry("gentle", 1, "2026-06-01", NOON, "company CN01");
    assertThat(choose(List.of(STANDARD, just))).isEqualTo("gentle/1");
  }

  @Test
  void ofAPolicyTheNewestEffectiveVersionCounts() {
    PolicyEntry one = approved("gentle", 1, "2026-02-01", "company CN01");
    PolicyEntry two = approved("gentle", 2, "2026-03-01", "company CN01");
    PolicyEntry three = approved("gentle", 3, "2026-07-02", "company CN01");
    assertThat(choose(List.of(STANDARD, one, two, three))).isEqualTo("gentle/2");
    PolicyEntry correction = approved("gentle", 4, "2026-06-01", "company CN01");
    assertThat(choose(List.of(STANDARD, one, two, three, correction))).isEqualTo("gentle/4");
  }

  @Test
  void whatTheNewestVersionIsNotForAnyMoreAnOlderOneIsNotForEither() {
    PolicyEntry one = approved("gentle", 1, "2026-02-01", "customer CN01.ACME");
    PolicyEntry two = approved("gentle", 2, "2026-03-01", "customer CN01.OTHER");
    assertThat(choose(List.of(STANDARD, one, two))).isEqualTo("standard/1");
  }

  @Test
  void ofTwoPoliciesForTheSameTheOneThatBecameEffectiveLastWins() {
    PolicyEntry older = approved("zealous", 7, "2026-02-01", "customer CN01.ACME");
    PolicyEntry newer = approved("gentle", 1, "2026-03-01", "customer CN01.ACME");
    assertThat(choose(List.of(STANDARD, older, newer))).isEqualTo("gentle/1");
  }

  /** A day before its approval is no effective one. */
  @Test
  void aVersionBecomesEffectiveAtItsApprovalIfThatIsLater() {
    PolicyEntry early = approved("early", 1, "2026-05-01", "customer CN01.ACME");
    PolicyEntry late =
        entry("late", 1, "2026-02-01", Instant.parse("2026-06-01T00:00:00Z"), "customer CN01.ACME");
    assertThat(choose(List.of(early, late))).isEqualTo("late/1");
    PolicyEntry sameDay =
        entry("same", 1, "2026-06-01", Instant.parse("2026-06-01T00:00:01Z"), "customer CN01.ACME");
    assertThat(choose(List.of(early, late, sameDay))).as("the later approval").isEqualTo("same/1");
  }

  private String choose(List<PolicyEntry> entries) {
    return PolicyChoice.of(entries, claim, NOON, SHANGHAI).orElseThrow().id();
  }

  private static PolicyEntry approved(
      String policy, int version, @Nullable String from, String... targets) {
    return entry(policy, version, from, BEGUN.plusSeconds(version), targets);
  }

  private static PolicyEntry entry(
      String policy,
      int version,
      @Nullable String from,
      @Nullable Instant approvedAt,
      String... targets) {
    return new PolicyEntry(
        policy + "/" + version, policy, version, List.of(targets), from, List.of(), approvedAt);
  }
}
