package huikuan.dunning.talk;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.dunning.talk.TalkCommand.RecordTalk;
import huikuan.dunning.talk.TalkCommand.SetResubmission;
import huikuan.dunning.talk.TalkEvent.ResubmissionSet;
import huikuan.dunning.talk.TalkEvent.TalkRecorded;
import huikuan.dunning.talk.TalkOutcome.ChangedMeanwhile;
import huikuan.dunning.talk.TalkOutcome.CorrectedBefore;
import huikuan.dunning.talk.TalkOutcome.Done;
import huikuan.dunning.talk.TalkOutcome.IdTaken;
import huikuan.dunning.talk.TalkOutcome.NothingToCorrect;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The talks with a customer, and the day on which somebody follows up. */
@Aggregate(type = "talks")
class CustomerTalks {

  private static final String PREFIX = "T-";

  @AggregateIdentifier private @Nullable TalkKey key;
  private final Map<String, Talk> talks = new HashMap<>();
  private final Map<String, String> correctedBy = new HashMap<>();

  /** The day that was set after the last talk; null = none was. */
  private @Nullable ResubmissionSet resubmission;

  protected CustomerTalks() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  TalkOutcome handle(RecordTalk command) {
    Talk talk = command.talk().id().isEmpty() ? command.talk().called(nextId()) : command.talk();
    Talk known = talks.get(talk.id());
    if (talk.equals(known)) {
      return new Done(false, talk.id());
    }
    if (known != null) {
      return new IdTaken(talk.id());
    }
    String corrected = talk.corrects();
    if (corrected != null && !talks.containsKey(corrected)) {
      return new NothingToCorrect(corrected);
    }
    String before = corrected == null ? null : correctedBy.get(corrected);
    if (corrected != null && before != null) {
      return new CorrectedBefore(corrected, before);
    }
    apply(new TalkRecorded(command.key().customer(), talk));
    return new Done(true, talk.id());
  }

  private String nextId() {
    int number = talks.size() + 1;
    while (talks.containsKey(PREFIX + number)) {
      number++;
    }
    return PREFIX + number;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  TalkOutcome handle(SetResubmission command) {
    ResubmissionSet asked =
        new ResubmissionSet(command.key().customer(), command.on(), command.reason());
    if (asked.equals(resubmission)) {
      return new Done(false, "");
    }
    Integer seen = command.seen();
    if (seen != null && seen != (key == null ? 0 : getVersion() + 1)) {
      return new ChangedMeanwhile();
    }
    apply(asked);
    return new Done(true, "");
  }

  @EventSourcingHandler
  void on(TalkRecorded event) {
    key = new TalkKey(event.customer());
    Talk talk = event.talk();
    talks.put(talk.id(), talk);
    if (talk.corrects() != null) {
      correctedBy.put(talk.corrects(), talk.id());
    }
    resubmission = null;
  }

  @EventSourcingHandler
  void on(ResubmissionSet event) {
    key = new TalkKey(event.customer());
    resubmission = event;
  }
}
