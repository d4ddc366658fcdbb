package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.EventName;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a run of letters. Its actor is who started, stopped or released it. */
public sealed interface RunEvent {

  /** The run's number. */
  String run();

  /**
   * A run was started: the accounts that it selects follow from the books at a position.
   *
   * @param from of statements: their first day
   * @param position the newest commit that its letters know
   * @param replyTo the auditor to whom customers answer; null = they answer to the company
   * @param language of all its letters; null = each customer's
   * @param accounts how many accounts it selects
   */
  @EventName("huikuan.ledger.letter-run.started.v1")
  record RunStarted(
      String run,
      String company,
      LetterKind kind,
      @Nullable LocalDate from,
      LocalDate cutOff,
      long position,
      Instant knownAt,
      Selection selection,
      @Nullable ReplyTo replyTo,
      @Nullable String replyAddress,
      @Nullable String language,
      int accounts)
      implements RunEvent {}

  /**
   * Letters were written, up to an account in the order of their ids.
   *
   * @param through the last account
   * @param written how many letters so far
   * @param skipped how many accounts so far have none
   * @param without the accounts since the event before that have none
   */
  @EventName("huikuan.ledger.letter-run.advanced.v1")
  record RunAdvanced(String run, String through, int written, int skipped, List<Skipped> without)
      implements RunEvent {

    public RunAdvanced {
      without = List.copyOf(without);
    }
  }

  /** An account of which no letter is written. */
  record Skipped(String account, Why why) {

    /** Why there is none. */
    public enum Why {
      /** It has one about that day. */
      @JsonProperty("letter-exists")
      LETTER_EXISTS,
      /** A demand asks for what is due. */
      @JsonProperty("nothing-due")
      NOTHING_DUE,
      @JsonProperty("letter-too-long")
      LETTER_TOO_LONG
    }
  }

  /** All letters are written. */
  @EventName("huikuan.ledger.letter-run.written.v1")
  record RunWritten(String run, int written, int skipped) implements RunEvent {}

  /**
   * The letters are to be sent.
   *
   * @param by the actor who released them, and so proposes the seal on those on paper
   */
  @EventName("huikuan.ledger.letter-run.released.v1")
  record RunReleased(String run, RunWay way, String by) implements RunEvent {}

  /**
   * Letters were sent, up to one in the order of their accounts.
   *
   * @param through the last account
   * @param requested how many were handed to the mail so far
   * @param printed how many are printed so far
   * @param notSent how many have nobody to be mailed to, or did not wait to be sent
   */
  @EventName("huikuan.ledger.letter-run.sending-advanced.v1")
  record SendingAdvanced(String run, String through, int requested, int printed, int notSent)
      implements RunEvent {}

  /** All letters are sent that can be. */
  @EventName("huikuan.ledger.letter-run.sent.v1")
  record RunSent(String run, int requested, int printed, int notSent) implements RunEvent {}

  /** It pauses until it is resumed. */
  @EventName("huikuan.ledger.letter-run.stopped.v1")
  record RunStopped(String run, @Nullable String reason, Instant stoppedAt) implements RunEvent {}

  /** It goes on. */
  @EventName("huikuan.ledger.letter-run.resumed.v1")
  record RunResumed(String run) implements RunEvent {}
}
