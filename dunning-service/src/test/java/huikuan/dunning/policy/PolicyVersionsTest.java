package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyCommand.AddFile;
import huikuan.dunning.policy.PolicyCommand.ApproveVersion;
import huikuan.dunning.policy.PolicyCommand.DraftVersion;
import huikuan.dunning.policy.PolicyCommand.RejectVersion;
import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import huikuan.dunning.policy.PolicyEvent.VersionOvertaken;
import huikuan.dunning.policy.PolicyEvent.VersionRejected;
import huikuan.dunning.policy.PolicyOutcome.Added;
import huikuan.dunning.policy.PolicyOutcome.Overtaken;
import huikuan.dunning.policy.PolicyOutcome.Unchanged;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyVersionsTest {

  private static final String ID = "standard";
  private static final PolicyKey KEY = new PolicyKey(ID);
  private static final String SYSTEM = "system:policies";
  private static final String WANG = "person:wang.wei";
  private static final String ZHAO = "person:zhao.min";
  private static final Instant NOW = Instant.parse("2026-07-01T01:00:00Z");
  private static final Instant LAPSES = Instant.parse("2026-07-08T16:00:00Z");
  private static final Policy RULES = new ShippedOnly().standard();

  private final AggregateTestFixture<PolicyVersions> policy =
      new AggregateTestFixture<>(PolicyVersions.class);

  @Test
  void aDraftIsTheNextVersionAndApprovesNothing() {
    when(propose(draft(0, 4)), "li")
        .expectEvents(drafted(1, 4, null, "li"))
        .expectResultMessagePayload(new Added(1));
    when(propose(draft(0, 5)), "li", drafted(1, 4, null, "li"))
        .expectEvents(drafted(2, 5, 1, "li"))
        .expectResultMessagePayload(new Added(2));
  }

  @Test
  void theSameAgainAddsNoVersion() {
    when(propose(draft(0, 4)), WANG, drafted(1, 4, null, "li"))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(1));
  }

  @Test
  void whatAnEarlierVersionSaidIsANewOne() {
    when(propose(draft(0, 4)), "li", drafted(1, 4, null, "li"), drafted(2, 5, 1, "li"))
        .expectEvents(drafted(3, 4, 2, "li"))
        .expectResultMessagePayload(new Added(3));
  }

  @Test
  void somebodyElseApprovesOnce() {
    when(new ApproveVersion(KEY, 1, NOW), WANG, drafted(1, 4, null, "li"))
        .expectEvents(new VersionApproved(ID, 1, WANG))
        .expectResultMessagePayload(Verdict.APPROVED);
    when(
            new ApproveVersion(KEY, 1, NOW),
            ZHAO,
            drafted(1, 4, null, "li"),
            new VersionApproved(ID, 1, WANG))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void nobodyApprovesWhatHeProposed() {
    refused(Verdict.OWN_PROPOSAL, WANG, 1, drafted(1, 4, null, WANG));
  }

  @Test
  void aVersionIsApprovedBySomebodyWhoIsKnown() {
    refused(Verdict.NOT_A_PERSON, Actor.ANONYMOUS, 1, drafted(1, 4, null, "li"));
    refused(Verdict.NOT_A_PERSON, Actor.ANONYMOUS, 1, drafted(1, 4, null, Actor.ANONYMOUS));
  }

  @Test
  void onlyAVersionThatThereIsIsApproved() {
    refused(Verdict.UNKNOWN, WANG, 2, drafted(1, 4, null, "li"));
  }

  @Test
  void whatANewerApprovedVersionOvertookIsNotApproved() {
    refused(
        Verdict.DECIDED,
        WANG,
        1,
        drafted(1, 4, null, "li"),
        drafted(2, 5, 1, "li"),
        new VersionApproved(ID, 2, WANG),
        new VersionOvertaken(ID, 1));
    when(new ApproveVersion(KEY, 2, NOW), WANG, drafted(1, 4, null, "li"), drafted(2, 5, 1, "li"))
        .expectEvents(new VersionApproved(ID, 2, WANG), new VersionOvertaken(ID, 1));
  }

  @Test
  void aDraftLapses() {
    when(new ApproveVersion(KEY, 1, LAPSES), WANG, drafted(1, 4, null, "li"))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.LAPSED);
    when(
            new DraftVersion(KEY, draft(0, 4), LAPSES, LAPSES.plusSeconds(1)),
            WANG,
            drafted(1, 4, null, "li"))
        .expectResultMessagePayload(new Added(2));
  }

  @Test
  void whatIsRejectedIsNotApprovedAndMayBeProposedAgain() {
    VersionRejected rejected = new VersionRejected(ID, 1, "too gentle");
    when(new RejectVersion(KEY, 1, "too gentle"), WANG, drafted(1, 4, null, "li"))
        .expectEvents(rejected)
        .expectResultMessagePayload(Verdict.REJECTED);
    when(propose(draft(0, 4)), "li", drafted(1, 4, null, "li"))
        .expectResultMessagePayload(new Unchanged(1));
  }

  /** A newer draft does not: somebody may think about it for long. */
  @Test
  void whatANewerDraftFollowsIsApproved() {
    when(new ApproveVersion(KEY, 1, NOW), WANG, drafted(1, 4, null, "li"), drafted(2, 5, 1, "li"))
        .expectEvents(new VersionApproved(ID, 1, WANG));
  }

  @Test
  void aFileIsAVersionThatIsApproved() {
    when(new AddFile(KEY, draft(3, 4), true), SYSTEM)
        .expectEvents(shipped(3, 4, null, true), new VersionApproved(ID, 3, SYSTEM))
        .expectResultMessagePayload(new Added(3));
    when(
            new AddFile(KEY, draft(3, 4), true),
            SYSTEM,
            shipped(3, 4, null, true),
            new VersionApproved(ID, 3, SYSTEM))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(3));
  }

  @Test
  void aFileApprovesADraftThatSaysTheSame() {
    when(new AddFile(KEY, draft(1, 4), false), SYSTEM, drafted(1, 4, null, "li"))
        .expectEvents(new VersionApproved(ID, 1, SYSTEM))
        .expectResultMessagePayload(new Unchanged(1));
  }

  @Test
  void otherRulesNeedAHigherVersion() {
    for (boolean shipped : List.of(true, false)) {
      when(
              new AddFile(KEY, draft(3, 5), shipped),
              SYSTEM,
              shipped(3, 4, null, true),
              new VersionApproved(ID, 3, SYSTEM))
          .expectNoEvents()
          .expectResultMessagePayload(new Overtaken(3));
    }
    when(new AddFile(KEY, draft(2, 5), false), SYSTEM, drafted(3, 4, null, "li"))
        .expectNoEvents()
        .expectResultMessagePayload(new Overtaken(3));
  }

  /** A new release must not undo what somebody decided; an operator's file is such a decision. */
  @Test
  void whatComesWithTheProgramFollowsNothingButItsOwn() {
    when(new AddFile(KEY, draft(3, 5), true), SYSTEM, shipped(1, 3, null, true))
        .expectResultMessagePayload(new Added(3));
    for (VersionDrafted other : List.of(drafted(2, 4, 1, "li"), shipped(2, 4, 1, false))) {
      when(new AddFile(KEY, draft(3, 5), true), SYSTEM, shipped(1, 3, null, true), other)
          .expectNoEvents()
          .expectResultMessagePayload(new Overtaken(2));
    }
    when(
            new AddFile(KEY, draft(3, 5), false),
            SYSTEM,
            shipped(1, 3, null, true),
            drafted(2, 4, 1, "li"))
        .expectResultMessagePayload(new Added(3));
  }

  private static DraftVersion propose(PolicyDraft draft) {
    return new DraftVersion(KEY, draft, NOW, LAPSES);
  }

  private void refused(Verdict why, String actor, int version, Object... before) {
    when(new ApproveVersion(KEY, version, NOW), actor, before)
        .expectNoEvents()
        .expectResultMessagePayload(why);
  }

  private ResultValidator<PolicyVersions> when(
      PolicyCommand command, String actor, Object... before) {
    TestExecutor<PolicyVersions> given =
        before.length == 0 ? policy.givenNoPriorActivity() : policy.given(before);
    return given.when(command, Map.of(Actor.METADATA, actor));
  }

  private static VersionDrafted drafted(
      int version, int day, @Nullable Integer follows, String by) {
    PolicyDraft draft = draft(version, day);
    return new VersionDrafted(
        draft.policy(), draft.appliesTo(), draft.effectiveFrom(), follows, by, false, LAPSES);
  }

  private static VersionDrafted shipped(
      int version, int day, @Nullable Integer follows, boolean shipped) {
    PolicyDraft draft = draft(version, day);
    return new VersionDrafted(
        draft.policy(), draft.appliesTo(), draft.effectiveFrom(), follows, SYSTEM, shipped, null);
  }

  /**
   * @param day of July, in which they differ
   */
  private static PolicyDraft draft(int version, int day) {
    return new PolicyDraft(RULES.numbered(version), AppliesTo.ALL, LocalDate.of(2026, 7, day));
  }
}
