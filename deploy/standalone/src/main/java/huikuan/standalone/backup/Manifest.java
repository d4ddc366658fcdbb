package huikuan.standalone.backup;

import huikuan.platform.eventlog.LogHead;
import java.time.Instant;
import java.util.Map;

/**
 * The description of a backup; its last entry, so that one without it is not complete.
 *
 * @param backup the form of the file
 * @param format of what is stored: that of the data directory
 * @param takenAt the moment that all of it is as of, in real time
 * @param clock where the sandbox clock stood
 * @param logs by the service
 * @param mails how many are in it
 * @param documents SHA-256 of that entry, in hexadecimal digits
 */
public record Manifest(
    int backup,
    String format,
    Instant takenAt,
    String clock,
    Map<String, LogHead> logs,
    int mails,
    String documents) {

  static final int FORM = 1;

  /** False of a damaged one: a field whose name was changed is absent. */
  boolean complete() {
    return format != null && takenAt != null && clock != null && logs != null && documents != null;
  }

  /** For people, in a line. */
  String told() {
    StringBuilder told = new StringBuilder();
    logs.forEach((log, head) -> told.append("%s %,d commits, ".formatted(log, head.commits())));
    return told.append("%,d mails; the sandbox clock at %s".formatted(mails, clock)).toString();
  }
}
