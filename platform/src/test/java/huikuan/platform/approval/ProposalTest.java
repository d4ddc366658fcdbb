package huikuan.platform.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.company.CompanySettings;
import huikuan.platform.company.CompanySettings.Company;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {

  private static final Instant LAPSES = Instant.parse("2026-07-08T16:00:00Z");
  private static final Instant NOW = LAPSES.minusSeconds(1);
  private static final String LI = "person:li.na";
  private static final String WANG = "person:wang.wei";

  private final Proposal proposal = Proposal.of(LI, LAPSES, 2);

  @Test
  void asManyOthersApproveAsAreNeeded() {
    assertThat(proposal.approvalBy(WANG, NOW)).isEqualTo(Verdict.ANOTHER_NEEDED);
    Proposal once = proposal.approvedBy(WANG);
    assertThat(once.approvalBy(WANG, NOW)).isEqualTo(Verdict.REPEATED);
    assertThat(once.approvalBy("person:zhao.min", NOW)).isEqualTo(Verdict.APPROVED);
    assertThat(once.approvedBy("person:zhao.min").approvedBy())
        .containsExactly(WANG, "person:zhao.min");
  }

  @Test
  void theProposerIsNotAmongThem() {
    assertThat(proposal.approvalBy(LI, NOW)).isEqualTo(Verdict.OWN_PROPOSAL);
    assertThat(proposal.approvedBy(WANG).approvalBy(LI, NOW)).isEqualTo(Verdict.OWN_PROPOSAL);
  }

  @Test
  void norAProgramNorSomebodyUnknown() {
    for (String actor : new String[] {"anonymous", "client:erp", "system", "system:policies"}) {
      assertThat(proposal.approvalBy(actor, NOW)).isEqualTo(Verdict.NOT_A_PERSON);
    }
  }

  @Test
  void afterItsTimeNobodyApprovesIt() {
    assertThat(proposal.approvalBy(WANG, LAPSES)).isEqualTo(Verdict.LAPSED);
  }

  @Test
  void somebodyHasToApproveIt() {
    assertThatThrownBy(() -> Proposal.of(LI, LAPSES, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The end of the fifth working day after it, where the company is. */
  @ParameterizedTest
  @CsvSource({
    "CN01, 2026-07-01T01:00:00Z, 2026-07-08T16:00:00Z",
    "CN01, 2026-07-03T01:00:00Z, 2026-07-10T16:00:00Z",
    "CN01, 2026-07-04T01:00:00Z, 2026-07-10T16:00:00Z",
    "CN01, 2026-07-05T17:00:00Z, 2026-07-13T16:00:00Z",
    "DE01, 2026-07-05T17:00:00Z, 2026-07-10T22:00:00Z",
    "*, 2026-07-01T01:00:00Z, 2026-07-08T16:00:00Z"
  })
  void itLapsesAfterFiveWorkingDays(String company, Instant proposedAt, Instant lapsesAt) {
    CompanySettings companies =
        new CompanySettings(
            Map.of(
                "DE01", new Company(ZoneId.of("Europe/Berlin"), "DE", null, null, Set.of(), 90)));
    assertThat(
            new ApprovalTimes(companies, InstantSource.fixed(proposedAt))
                .lapsesAt(company, proposedAt))
        .isEqualTo(lapsesAt);
  }

  @Test
  void anIdIsTakenApartAsItWasMade() {
    ProposalId id = ProposalId.parse("posting.CN01.writeOff.W.1/2");
    assertThat(id).isEqualTo(new ProposalId("posting", "CN01", "writeOff.W.1/2"));
    assertThat(id).hasToString("posting.CN01.writeOff.W.1/2");
    assertThatThrownBy(() -> ProposalId.parse("lock.CN01"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
