package huikuan.standalone.backup;

import huikuan.platform.blob.BlobHash;
import huikuan.platform.eventlog.LogHead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The description of a backup; its last entry, so that one without it is not complete.
 *
 * @param backup the form of the file
 * @param format of what is stored: that of the data directory
 * @param takenAt the moment that all of it is as of, in real time
 * @param clock where the sandbox clock stood
 * @param logs by the service
 * @param mails how many are in it
 * @param files how many are in it
 * @param damagedFiles by their hashes: they are not in it
 * @param documents SHA-256 of that entry, in hexadecimal digits
 */
public record Manifest(
    int backup,
    String format,
    Instant takenAt,
    String clock,
    Map<String, LogHead> logs,
    int mails,
    int files,
    List<BlobHash> damagedFiles,
    String documents) {

  static final int FORM = 2;

  /** False of a damaged one: a field whose name was changed is absent. */
  boolean complete() {
    return format != null
        && takenAt != null
        && clock != null
        && logs != null
        && damagedFiles != null
        && documents != null;
  }

  /** For people, in a line; a second one if something is amiss. */
  String told() {
    StringBuilder told = new StringBuilder();
    logs.forEach((log, head) -> told.append("%s %,d commits, ".formatted(log, head.commits())));
    told.append("%,d mails, %,d files; the sandbox clock at %s".formatted(mails, files, clock));
    if (!damagedFiles.isEmpty()) {
      told.append("\nNOT in it, because they are damaged: the files ");
      told.append(damagedFiles.stream().map(BlobHash::hex).collect(Collectors.joining(", ")));
    }
    return told.toString();
  }
}
