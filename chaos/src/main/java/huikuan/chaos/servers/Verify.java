package huikuan.chaos.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code ./run verify} about the logs that a stopped instance has left. */
final class Verify {

  private static final Pattern LEDGER = Pattern.compile("ledger log +([\\d,]+) commits");

  private Verify() {}

  /**
   * @param head the highest position that a document was acknowledged at
   */
  static List<String> differences(List<String> command, long head) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      return differences(status, output, head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  static List<String> differences(int status, String output, long head) {
    List<String> differences = new ArrayList<>();
    if (status != 0) {
      differences.add("verify ended with %d:%n%s".formatted(status, output));
    }
    Matcher length = LEDGER.matcher(output);
    if (!length.find() || Long.parseLong(length.group(1).replace(",", "")) < head) {
      differences.add("the log must have %d commits at least:%n%s".formatted(head, output));
    }
    return differences;
  }
}
