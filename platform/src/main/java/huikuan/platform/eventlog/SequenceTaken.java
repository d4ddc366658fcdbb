package huikuan.platform.eventlog;

/** The aggregate has an event of this number already; nothing of the commit was appended. */
public final class SequenceTaken extends RuntimeException {

  SequenceTaken(NewCommit.Source source) {
    super(source.aggregate() + " already has an event " + source.firstSequence());
  }
}
