package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.ledger.confirmation.RunEvent.RunAdvanced;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunResumed;
import huikuan.ledger.confirmation.RunEvent.RunSent;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import huikuan.ledger.confirmation.RunEvent.RunWritten;
import huikuan.ledger.confirmation.RunEvent.SendingAdvanced;
import huikuan.ledger.confirmation.RunEvent.Skipped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of letters as its events made it. */
final class RunState {

  /** How far a run has come. */
  enum Stage {
    WRITING("writing"),
    /** All letters are written, and wait to be released. */
    WRITTEN("written"),
    SENDING("sending"),
    SENT("sent"),
    /** It pauses until it is resumed. */
    STOPPED("stopped");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    @JsonValue
    String word() {
      return word;
    }
  }

  private @Nullable RunStarted started;
  private String writtenThrough = "";
  private int written;
  private int skipped;
  private final List<Skipped> without = new ArrayList<>();
  private boolean allWritten;
  private @Nullable RunReleased released;
  private String sentThrough = "";
  private int requested;
  private int printed;
  private int notSent;
  private boolean allSent;
  private @Nullable RunStopped stopped;

  void apply(RunEvent event) {
    switch (event) {
      case RunStarted it -> started = it;
      case RunAdvanced it -> {
        writtenThrough = it.through();
        written = it.written();
        skipped = it.skipped();
        without.addAll(it.without());
      }
      case RunWritten _ -> allWritten = true;
      case RunReleased it -> released = it;
      case SendingAdvanced it -> {
        sentThrough = it.through();
        requested = it.requested();
        printed = it.printed();
        notSent = it.notSent();
      }
      case RunSent _ -> allSent = true;
      case RunStopped it -> stopped = it;
      case RunResumed _ -> stopped = null;
    }
  }

  static RunState of(List<RunEvent> events) {
    RunState state = new RunState();
    events.forEach(state::apply);
    return state;
  }

  boolean exists() {
    return started != null;
  }

  RunStarted started() {
    return requireNonNull(started);
  }

  boolean auditor() {
    return started().replyTo() != null;
  }

  Stage stage() {
    if (stopped != null) {
      return Stage.STOPPED;
    }
    if (!allWritten) {
      return Stage.WRITING;
    }
    if (released == null) {
      return Stage.WRITTEN;
    }
    return allSent ? Stage.SENT : Stage.SENDING;
  }

  @Nullable RunStopped stopped() {
    return stopped;
  }

  /** The last account of which it is known that its letter is written; empty = none is. */
  String writtenThrough() {
    return writtenThrough;
  }

  String sentThrough() {
    return sentThrough;
  }

  int written() {
    return written;
  }

  int skipped() {
    return skipped;
  }

  /** The accounts of which no letter is written. */
  List<Skipped> without() {
    return List.copyOf(without);
  }

  int requested() {
    return requested;
  }

  int printed() {
    return printed;
  }

  int notSent() {
    return notSent;
  }

  boolean isAllWritten() {
    return allWritten;
  }

  /** null = its letters wait to be released. */
  @Nullable RunReleased released() {
    return released;
  }

  boolean isAllSent() {
    return allSent;
  }
}
