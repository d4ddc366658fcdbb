package huikuan.dunning.talk;

import huikuan.contracts.CustomerId;
import huikuan.dunning.talk.TalkCommand.RecordTalk;
import huikuan.dunning.talk.TalkCommand.SetResubmission;
import huikuan.dunning.talk.TalkEvent.ResubmissionSet;
import huikuan.dunning.talk.TalkEvent.TalkRecorded;
import huikuan.dunning.talk.TalkOutcome.ChangedMeanwhile;
import huikuan.dunning.talk.TalkOutcome.CorrectedBefore;
import huikuan.dunning.talk.TalkOutcome.Done;
import huikuan.dunning.talk.TalkOutcome.IdTaken;
import huikuan.dunning.talk.TalkOutcome.NothingToCorrect;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerTalksTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.C-1");
  private static final TalkKey KEY = new TalkKey(CUSTOMER);
  private static final LocalDate DAY = LocalDate.of(2013, 2, 1);

  private final FixtureConfiguration<CustomerTalks> fixture =
      new AggregateTestFixture<>(CustomerTalks.class);

  private static Talk talk(String id, String note, @Nullable String corrects) {
    return new Talk(
        id,
        Talk.Kind.CALL,
        DAY,
        "c-1",
        null,
        null,
        null,
        Talk.Outcome.NO_ANSWER,
        List.of(),
        note,
        null,
        null,
        corrects,
        DAY.plusDays(1),
        "call again");
  }

  private static TalkRecorded recorded(String id, String note, @Nullable String corrects) {
    return new TalkRecorded(CUSTOMER, talk(id, note, corrects));
  }

  private static ResubmissionSet resubmitted(int days) {
    return new ResubmissionSet(CUSTOMER, DAY.plusDays(days), "holiday");
  }

  @Test
  void aTalkIsRecordedOnce() {
    fixture
        .givenNoPriorActivity()
        .when(new RecordTalk(KEY, talk("a", "busy", null)))
        .expectEvents(recorded("a", "busy", null))
        .expectResultMessagePayload(new Done(true, "a"));
    fixture
        .given(recorded("a", "busy", null))
        .when(new RecordTalk(KEY, talk("a", "busy", null)))
        .expectNoEvents()
        .expectResultMessagePayload(new Done(false, "a"));
    fixture
        .given(recorded("a", "busy", null))
        .when(new RecordTalk(KEY, talk("a", "angry", null)))
        .expectNoEvents()
        .expectResultMessagePayload(new IdTaken("a"));
  }

  @Test
  void oneWithoutAnIdGetsTheNextThatIsFree() {
    fixture
        .given(recorded("T-2", "busy", null))
        .when(new RecordTalk(KEY, talk("", "busy", null)))
        .expectEvents(recorded("T-3", "busy", null));
  }

  @Test
  void aTalkIsCorrectedByANewOneAndOnlyOnce() {
    fixture
        .given(recorded("a", "busy", null))
        .when(new RecordTalk(KEY, talk("b", "angry", "a")))
        .expectEvents(recorded("b", "angry", "a"));
    fixture
        .given(recorded("a", "busy", null), recorded("b", "angry", "a"))
        .when(new RecordTalk(KEY, talk("c", "calm", "a")))
        .expectNoEvents()
        .expectResultMessagePayload(new CorrectedBefore("a", "b"));
    fixture
        .givenNoPriorActivity()
        .when(new RecordTalk(KEY, talk("b", "angry", "a")))
        .expectNoEvents()
        .expectResultMessagePayload(new NothingToCorrect("a"));
  }

  @Test
  void aDayIsSetByHandOnceUnlessATalkCameBetween() {
    SetResubmission command = new SetResubmission(KEY, DAY.plusDays(5), "holiday", null);
    fixture.givenNoPriorActivity().when(command).expectEvents(resubmitted(5));
    fixture
        .given(resubmitted(5))
        .when(command)
        .expectNoEvents()
        .expectResultMessagePayload(new Done(false, ""));
    fixture
        .given(resubmitted(5), recorded("a", "busy", null))
        .when(command)
        .expectEvents(resubmitted(5));
    fixture
        .given(resubmitted(4))
        .when(new SetResubmission(KEY, DAY.plusDays(5), "holiday", 0))
        .expectNoEvents()
        .expectResultMessagePayload(new ChangedMeanwhile());
  }
}
