package huikuan.standalone;

import huikuan.platform.time.SandboxClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the command line.
 *
 * @param ledgerOnly without dunning and notification
 * @param acceptLoss start on damaged data with what is left of it
 * @param clock where the sandbox clock of an empty data directory starts; null = now
 * @param data null = the environment's, or {@code ./data}
 */
record Arguments(
    boolean empty,
    boolean ledgerOnly,
    boolean once,
    boolean acceptLoss,
    @Nullable Instant clock,
    @Nullable Path data) {

  static final String USAGE =
      """
      ./run                    start; on empty data, play the sample company first
      ./run --empty            start without the sample
            --clock <moment>   where the sandbox clock of empty data starts (2026-03-01T08:00:00+08:00)
            --ledger-only      without dunning and notification; they catch up when started again
            --data <dir>       where everything is kept (else HUIKUAN_DATA, else ./data)
            --accept-loss      start on damaged data with what is left; damaged files are renamed and kept
      ./run prepare            keep what loading classes costs: later starts take half as long, until the next build
      ./run --once             play the sample on a temporary directory, check it, and exit
      ./run backup <file> [--gateway <url>]    all that a running instance keeps, as of one moment, in one file
      ./run restore <file> [--data <dir>]      a data directory made of it, where there is none yet
      ./run verify [--data <dir>]              of a stopped instance: are its logs what was recorded, and its read models what they tell
      ./run prove <log> <position> [--commits <n>] [--data <dir>]    of a stopped instance: one commit, and that it is in the log
      ./run check-proof <file> [--root <hex>]  without any instance: does the proof hold, for the root that was kept
      ./run import <csv> --mapping <file> [--dry-run] [--until <date>] [--confirm-far-ahead] [--rejected <file>] [--gateway <url>]
      ./run play <csv> --mapping <file> --from <date> --to <date> [--rejected <file>] [--gateway <url>]
      """;

  /** The usage of one command; of all if there is none of this name. */
  static String usage(String command) {
    List<String> own =
        USAGE
            .lines()
            .filter(line -> !command.isEmpty() && line.startsWith("./run " + command + " "))
            .toList();
    return own.isEmpty() ? USAGE : String.join("\n", own) + "\n";
  }

  static Arguments parse(List<String> words) {
    boolean empty = false;
    boolean ledgerOnly = false;
    boolean once = false;
    boolean acceptLoss = false;
    Instant clock = null;
    Path data = null;
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      switch (word) {
        case "--empty" -> empty = true;
        case "--ledger-only" -> ledgerOnly = true;
        case "--once" -> once = true;
        case "--accept-loss" -> acceptLoss = true;
        case "--clock" -> clock = moment(value(word, each));
        case "--data" -> data = Path.of(value(word, each));
        default -> throw new Refusal("Unknown argument " + word + "\n" + USAGE);
      }
    }
    return new Arguments(empty, ledgerOnly, once, acceptLoss, clock, data).checked();
  }

  private Arguments checked() {
    if (once && (empty || data != null)) {
      throw new Refusal("--once plays the sample on a directory of its own; leave --empty, --data");
    }
    if (once && acceptLoss) {
      throw new Refusal("--accept-loss is for data that is kept; leave --once");
    }
    if (ledgerOnly && !empty) {
      throw new Refusal("--ledger-only goes with --empty: the sample needs all services");
    }
    if (clock != null && !empty) {
      throw new Refusal("--clock goes with --empty: the sample has its own dates");
    }
    return this;
  }

  Path dataDirectory(Map<String, String> environment) {
    return data != null ? data : Path.of(environment.getOrDefault("HUIKUAN_DATA", "data"));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Refusal(option + " needs a value\n" + USAGE);
    }
    return rest.next();
  }

  private static Instant moment(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (SandboxClock.holds(moment)) {
        return moment;
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw new Refusal(
        "--clock: not a moment with offset from %s to %s, such as 2026-03-01T08:00:00+08:00"
            .formatted(SandboxClock.FIRST, SandboxClock.LAST));
  }
}
