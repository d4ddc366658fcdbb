package huikuan.notification.paying;

import huikuan.notification.paying.PayingCommand.Approve;
import huikuan.notification.paying.PayingCommand.Propose;
import huikuan.notification.paying.PayingCommand.Reject;
import huikuan.notification.paying.PayingEvent.PayingApproved;
import huikuan.notification.paying.PayingEvent.PayingOvertaken;
import huikuan.notification.paying.PayingEvent.PayingProposed;
import huikuan.notification.paying.PayingEvent.PayingRejected;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class CompanyPayingTest {

  private static final PayingKey KEY = new PayingKey("CN01");
  private static final ProposalId FIRST = ProposalId.parse("paying.CN01.1");
  private static final Instant NOW = Instant.parse("2026-07-01T01:00:00Z");
  private static final Instant LAPSES = Instant.parse("2026-07-08T16:00:00Z");
  private static final String LI = "person:li.na";
  private static final String WANG = "person:wang.wei";
  private static final Paying OURS = account("1001");
  private static final Paying OTHERS = account("6666");

  private final AggregateTestFixture<CompanyPaying> paying =
      new AggregateTestFixture<>(CompanyPaying.class);

  @Test
  void whatIsProposedWaits() {
    when(propose(OURS), LI)
        .expectEvents(proposed(1, OURS, Paying.NOTHING))
        .expectResultMessagePayload(1);
  }

  @Test
  void anotherPersonPutsItInForce() {
    when(new Approve(KEY, FIRST, NOW), WANG, proposed(1, OURS, Paying.NOTHING))
        .expectEvents(new PayingApproved("CN01", 1, OURS, LI))
        .expectResultMessagePayload(Verdict.APPROVED);
  }

  @Test
  void neitherTheProposerNorAProgramDoesNorAnybodyTooLate() {
    refused(Verdict.OWN_PROPOSAL, LI, NOW);
    refused(Verdict.NOT_A_PERSON, "client:erp", NOW);
    refused(Verdict.NOT_A_PERSON, Actor.ANONYMOUS, NOW);
    refused(Verdict.LAPSED, WANG, LAPSES);
  }

  private void refused(Verdict why, String actor, Instant now) {
    when(new Approve(KEY, FIRST, now), actor, proposed(1, OURS, Paying.NOTHING))
        .expectNoEvents()
        .expectResultMessagePayload(why);
  }

  @Test
  void whatIsRejectedIsNotInForceAndMayBeProposedAgain() {
    when(new Reject(KEY, FIRST, "no"), WANG, proposed(1, OTHERS, Paying.NOTHING))
        .expectEvents(new PayingRejected("CN01", 1, "no"))
        .expectResultMessagePayload(Verdict.REJECTED);
    PayingRejected rejected = new PayingRejected("CN01", 1, "no");
    when(new Approve(KEY, FIRST, NOW), WANG, proposed(1, OTHERS, Paying.NOTHING), rejected)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
    when(propose(OTHERS), LI, proposed(1, OTHERS, Paying.NOTHING), rejected)
        .expectEvents(proposed(2, OTHERS, Paying.NOTHING))
        .expectResultMessagePayload(2);
  }

  @Test
  void theSameAgainChangesNothing() {
    when(propose(OURS), LI, proposed(1, OURS, Paying.NOTHING))
        .expectNoEvents()
        .expectResultMessagePayload(1);
    when(propose(OURS), LI, proposed(1, OURS, Paying.NOTHING), approved(1, OURS))
        .expectNoEvents()
        .expectResultMessagePayload(0);
  }

  @Test
  void somethingElseOvertakesWhatWaits() {
    when(
            propose(OTHERS),
            LI,
            proposed(1, OURS, Paying.NOTHING),
            approved(1, OURS),
            proposed(2, account("2002"), OURS))
        .expectEvents(new PayingOvertaken("CN01", 2), proposed(3, OTHERS, OURS))
        .expectResultMessagePayload(3);
  }

  @Test
  void nothingIsOvertakenThatWasNotSeen() {
    when(seen(OTHERS, 0), LI, proposed(1, OURS, Paying.NOTHING))
        .expectNoEvents()
        .expectResultMessagePayload(CompanyPaying.OUTDATED);
    when(seen(OURS, 0), LI, proposed(1, OURS, Paying.NOTHING)).expectResultMessagePayload(1);
    when(seen(OTHERS, 1), LI, proposed(1, OURS, Paying.NOTHING))
        .expectEvents(new PayingOvertaken("CN01", 1), proposed(2, OTHERS, Paying.NOTHING));
    when(seen(OURS, 0), LI).expectEvents(proposed(1, OURS, Paying.NOTHING));
  }

  private static Propose seen(Paying paying, int version) {
    return new Propose(KEY, paying, NOW, LAPSES, version);
  }

  @Test
  void toProposeWhatIsInForceTakesBackWhatWaits() {
    when(
            propose(OURS),
            LI,
            proposed(1, OURS, Paying.NOTHING),
            approved(1, OURS),
            proposed(2, OTHERS, OURS))
        .expectEvents(new PayingOvertaken("CN01", 2))
        .expectResultMessagePayload(0);
  }

  private ResultValidator<CompanyPaying> when(
      PayingCommand command, String actor, Object... before) {
    Object[] messages = new Object[before.length];
    for (int each = 0; each < before.length; each++) {
      messages[each] =
          new GenericDomainEventMessage<>("paying", KEY.toString(), each, before[each], by(WANG));
    }
    return (before.length == 0 ? paying.givenNoPriorActivity() : paying.given(messages))
        .when(command, by(actor));
  }

  private static MetaData by(String actor) {
    return MetaData.from(Map.of(Actor.METADATA, actor));
  }

  private static Propose propose(Paying paying) {
    return new Propose(KEY, paying, NOW, LAPSES, null);
  }

  private static PayingProposed proposed(int number, Paying paying, Paying instead) {
    return new PayingProposed("CN01", number, paying, instead, Proposal.of(LI, LAPSES, 1));
  }

  private static PayingApproved approved(int number, Paying paying) {
    return new PayingApproved("CN01", number, paying, LI);
  }

  private static Paying account(String number) {
    return new Paying(
        List.of(new BankAccount("CNY", "Bank", null, number, "Holder", null, null)), null);
  }
}
