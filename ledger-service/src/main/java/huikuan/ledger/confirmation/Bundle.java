package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.eventlog.LogConsistency;
import huikuan.platform.eventlog.ProvenLog;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The evidence of a letter that one download holds; its bytes are read while it is written.
 *
 * @param log up to the commit at which the bundle was asked for
 * @param toldAt when that was
 * @param commits positions of all commits that are shown
 * @param events how many events of the letter itself there are in them
 * @param files the letter's PDF and scans, with the endings of their names
 * @param grown from older roots to this one
 * @param withheld whether the caller may not see an answer to an auditor's letter, if there is one
 */
record Bundle(
    LetterWritten written,
    ProvenLog log,
    Instant toldAt,
    SortedSet<Long> commits,
    int events,
    SortedMap<String, BlobHash> files,
    List<LogConsistency> grown,
    boolean withheld) {

  /** The name to save it under. */
  String name() {
    return written.letter() + ".evidence.zip";
  }
}
