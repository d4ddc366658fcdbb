package huikuan.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The script {@code deploy/samples/messages}, which shares no line with the program. */
final class CountedMessages {

  private static final Path SCRIPT = RunningProcess.root().resolve("deploy/samples/messages");

  private static final Path INVENTED = Path.of("src/test/resources/invented-book");

  /**
   * The book of {@link InventedBook#SEED}, and its count: made by {@code scripts/invented-book}.
   */
  static final Path INVENTED_BOOK = INVENTED.resolve("book.csv");

  static final Path INVENTED_COUNT = INVENTED.resolve("count.json");

  private CountedMessages() {}

  /** The output of a process, and its exit status. */
  record Ended(int status, String output) {}

  static boolean canRun() {
    try {
      return run(List.of("python3", "--version")).status() == 0;
    } catch (UncheckedIOException none) {
      return false;
    }
  }

  /** The messages and escalations that must come of a book in the quarter. */
  static Ended count(Path book, Path policy, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                SCRIPT.toString(),
                book.toString(),
                "--policy",
                policy.toString(),
                "--from",
                ChasedQuarter.FIRST.toString(),
                "--to",
                ChasedQuarter.LAST.toString()));
    command.addAll(options);
    return run(command);
  }

  private static Ended run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.onExit().join().exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
