package huikuan.benchmarks.sets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One benchmark in a process of its own, as anybody would start it: each has its own memory.
 *
 * @param status its exit status; 0 = it did what it should
 * @param lines what it printed
 */
record Command(String words, int status, List<String> lines) {

  private static final String BUILT = "HUIKUAN_BENCHMARKS_BUILT";

  /** Without its options. */
  String name() {
    return words.split(" ", 2)[0];
  }

  /** Returns when it has ended. */
  static Command run(String words) {
    String script = System.getProperty("huikuan.benchmarks", "benchmarks/run");
    List<String> command =
        new ArrayList<>(Stream.concat(Stream.of(script), Stream.of(words.split(" "))).toList());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(BUILT, "yes");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      Thread atExit = new Thread(process::destroy, "stop-benchmark");
      Runtime.getRuntime().addShutdownHook(atExit);
      List<String> lines = lines(process);
      int status = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(atExit);
      return new Command(words, status, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Shows those who wait the lines as they come. */
  private static List<String> lines(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        System.err.println(line);
      }
    }
    return lines;
  }
}
