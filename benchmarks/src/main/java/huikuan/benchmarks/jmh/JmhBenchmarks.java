package huikuan.benchmarks.jmh;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH; its own words go to standard error, the table to out. */
public final class JmhBenchmarks {

  private JmhBenchmarks() {}

  /**
   * @param words JMH's own: patterns, and options such as {@code -i 3}
   */
  public static void run(List<String> words, PrintStream out) {
    out.println(Machine.description());
    out.println("jmh " + String.join(" ", words) + "\n");
    Collection<RunResult> results = results(words);
    try (Table table = new Table(out, "benchmark", "with", "a time", "± 99.9 %", "unit")) {
      results.forEach(result -> row(table, result));
    }
  }

  private static Collection<RunResult> results(List<String> words) {
    try {
      CommandLineOptions options = new CommandLineOptions(words.toArray(String[]::new));
      if (options.shouldHelp()) {
        options.showHelp();
        return List.of();
      }
      return new Runner(
              options, OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
          .run();
    } catch (CommandLineOptionException e) {
      throw new IllegalArgumentException("jmh: " + e.getMessage(), e);
    } catch (RunnerException | IOException e) {
      throw new IllegalArgumentException("jmh: " + e, e);
    }
  }

  private static void row(Table table, RunResult run) {
    Result<?> score = run.getPrimaryResult();
    table.row(
        name(run.getParams().getBenchmark()),
        run.getParams().getParamsKeys().stream()
            .map(each -> run.getParams().getParam(each) + " " + each)
            .collect(Collectors.joining(", ")),
        figure(score.getScore()),
        figure(score.getScoreError()),
        score.getScoreUnit());
  }

  /** The last two words: class and method. */
  static String name(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark
        .substring(benchmark.lastIndexOf('.', method - 1) + 1)
        .replace("Benchmark.", ".");
  }

  /** Three digits that count, at least. */
  static String figure(double score) {
    if (Double.isNaN(score)) {
      return "";
    }
    int decimals = score >= 100 ? 0 : score >= 10 ? 1 : score >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", score);
  }
}
