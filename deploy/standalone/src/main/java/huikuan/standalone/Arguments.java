package huikuan.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.platform.time.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The arguments of the command line.
 *
 * @param ledgerOnly without dunning and notification
 * @param acceptLoss start on damaged data with what is left of it
 * @param open without access control
 * @param clock where the sandbox clock of an empty data directory starts; null = now
 * @param data null = the environment's, or {@code ./data}
 */
record Arguments(
    boolean empty,
    boolean ledgerOnly,
    boolean once,
    boolean acceptLoss,
    boolean open,
    @Nullable Instant clock,
    @Nullable Path data) {

  /** In a file of its own, because {@code ./run --help} shows it before anything is built. */
  static final String USAGE = read("usage.txt");

  private static String read(String resource) {
    try {
      return new ClassPathResource(resource, Arguments.class).getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
    boolean open = false;
    Instant clock = null;
    Path data = null;
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      switch (word) {
        case "--empty" -> empty = true;
        case "--ledger-only" -> ledgerOnly = true;
        case "--once" -> once = true;
        case "--accept-loss" -> acceptLoss = true;
        case "--open" -> open = true;
        case "--clock" -> clock = moment(value(word, each));
        case "--data" -> data = Path.of(value(word, each));
        default -> throw new Refusal("Unknown argument " + word + "\n" + USAGE);
      }
    }
    return new Arguments(empty, ledgerOnly, once, acceptLoss, open, clock, data).checked();
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
