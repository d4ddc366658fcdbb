package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.RunEvent.RunAdvanced;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunResumed;
import huikuan.ledger.confirmation.RunEvent.RunSent;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import huikuan.ledger.confirmation.RunEvent.RunWritten;
import huikuan.ledger.confirmation.RunEvent.SendingAdvanced;
import huikuan.platform.axon.EntryBatch;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A run in lists, as its events tell. */
@Document("letterRuns")
final class RunEntry extends EntryBatch.Entry {

  @Id final String id;
  final String company;
  final String kind;
  final String cutOff;
  final boolean auditor;
  final int accounts;

  String state = RunState.Stage.WRITING.word();

  /** The state to which a stopped run returns. */
  String going = RunState.Stage.WRITING.word();

  int written;
  int skipped;
  int requested;
  int printed;
  int notSent;

  @PersistenceCreator
  RunEntry(String id, String company, String kind, String cutOff, boolean auditor, int accounts) {
    this.id = id;
    this.company = company;
    this.kind = kind;
    this.cutOff = cutOff;
    this.auditor = auditor;
    this.accounts = accounts;
  }

  @Override
  protected String id() {
    return id;
  }

  static RunEntry of(RunStarted run) {
    return new RunEntry(
        run.run(),
        run.company(),
        LetterReader.word(run.kind()),
        run.cutOff().toString(),
        run.replyTo() != null,
        run.accounts());
  }

  void apply(RunEvent event) {
    switch (event) {
      case RunStarted _ -> {}
      case RunAdvanced it -> {
        written = it.written();
        skipped = it.skipped();
      }
      case RunWritten _ -> goesOn(RunState.Stage.WRITTEN);
      case RunReleased _ -> goesOn(RunState.Stage.SENDING);
      case SendingAdvanced it -> {
        requested = it.requested();
        printed = it.printed();
        notSent = it.notSent();
      }
      case RunSent _ -> goesOn(RunState.Stage.SENT);
      case RunStopped _ -> state = RunState.Stage.STOPPED.word();
      case RunResumed _ -> state = going;
    }
  }

  private void goesOn(RunState.Stage stage) {
    boolean stopped = state.equals(RunState.Stage.STOPPED.word());
    going = stage.word();
    state = stopped ? state : going;
  }
}
