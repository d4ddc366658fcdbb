package huikuan.dunning.talk;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about the talks with a customer. Each may be repeated: then it changes nothing. */
sealed interface TalkCommand {

  /**
   * Records a talk. Answers with a {@link TalkOutcome}.
   *
   * @param talk with an empty id = it gets one
   */
  record RecordTalk(@TargetAggregateIdentifier TalkKey key, Talk talk) implements TalkCommand {}

  /**
   * Sets the day on which somebody follows up. Answers with a {@link TalkOutcome}.
   *
   * @param seen how many events there were when its sender looked; null = any
   */
  record SetResubmission(
      @TargetAggregateIdentifier TalkKey key, LocalDate on, String reason, @Nullable Integer seen)
      implements TalkCommand {}
}
