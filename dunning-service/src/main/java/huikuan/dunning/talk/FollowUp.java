package huikuan.dunning.talk;

import huikuan.platform.axon.EntryBatch;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * When somebody follows up with a customer, and why, as stored: what was told last. Days are text,
 * exactly as told.
 */
@Document(FollowUp.COLLECTION)
final class FollowUp extends EntryBatch.Entry {

  static final String COLLECTION = "follow-ups";

  @Id final String id;
  String on;

  /** The action on that day; null = the day was set by hand. */
  @Nullable String action;

  /** The outcome of the talk; null = the day was set by hand, or a visit was announced. */
  @Nullable String outcome;

  @PersistenceCreator
  FollowUp(String id, String on) {
    this.id = id;
    this.on = on;
  }

  static FollowUp none(TalkEvent event) {
    return new FollowUp(event.customer().toString(), "");
  }

  FollowUp after(TalkEvent event) {
    switch (event) {
      case TalkEvent.TalkRecorded recorded -> {
        Talk talk = recorded.talk();
        on = talk.nextOn().toString();
        action = talk.nextAction();
        outcome = talk.outcome() == null ? null : talk.outcome().word();
      }
      case TalkEvent.ResubmissionSet set -> {
        on = set.on().toString();
        action = null;
        outcome = null;
      }
    }
    return this;
  }

  @Override
  protected String id() {
    return id;
  }

  NextDate next() {
    return new NextDate(LocalDate.parse(on), action, outcome);
  }
}
