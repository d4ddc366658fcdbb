package huikuan.benchmarks.server;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures a start of everything on empty data; the ways to start it in turn. */
public final class StartBenchmark {

  private static final String JAVA_OPTIONS = "HUIKUAN_JAVA_OPTIONS";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "rounds", "3",
          "options", System.getenv().getOrDefault(JAVA_OPTIONS, ""),
          "directory", System.getProperty("java.io.tmpdir"));

  private StartBenchmark() {}

  public static void run(List<String> words, PrintStream out) {
    Options options = Options.parse(words, DEFAULTS);
    out.println(Machine.description());
    out.println(options + "\n");
    try (Table table =
        new Table(out, "round", JAVA_OPTIONS, "start to ready s", "CPU s", "RSS MB")) {
      for (int round = 1; round <= options.number("rounds"); round++) {
        for (String way : ways(options)) {
          start(round, way, options, table);
        }
      }
    }
  }

  /** Java's options hold commas, so semicolons separate the ways. */
  static List<String> ways(Options options) {
    return List.of(options.text("options").split(";", -1));
  }

  private static void start(int round, String way, Options options, Table table) {
    Path script = Path.of(System.getProperty("huikuan.run", "./run")).toAbsolutePath();
    Path parent = Path.of(options.text("directory"));
    try (OwnServer server =
        OwnServer.start(script, parent, Set.of(), Map.of(JAVA_OPTIONS, way.strip()))) {
      table.row(
          round,
          way.isBlank() ? "none" : way.strip(),
          tenths(server.startTook().toMillis() / 1e3),
          tenths(server.cpu().toMillis() / 1e3),
          whole(server.resident().megabytes()));
    }
  }
}
