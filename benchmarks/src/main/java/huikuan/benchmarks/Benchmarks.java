package huikuan.benchmarks;

import huikuan.benchmarks.jmh.JmhBenchmarks;
import huikuan.benchmarks.log.LogBenchmark;
import huikuan.benchmarks.pages.PagesBenchmark;
import huikuan.benchmarks.posting.HttpBenchmark;
import huikuan.benchmarks.posting.MillionBenchmark;
import huikuan.benchmarks.posting.StalledBenchmark;
import huikuan.benchmarks.readmodel.BalancesBenchmark;
import huikuan.benchmarks.server.StartBenchmark;
import huikuan.benchmarks.sets.SetBenchmark;
import huikuan.benchmarks.steps.LettersBenchmark;
import huikuan.benchmarks.steps.StepsBenchmark;
import java.util.List;

/** The command line. */
public final class Benchmarks {

  private static final String USAGE =
      """
      benchmarks/run set quick|measures|all [--to <file>]
      benchmarks/run jmh [pattern] [options of JMH]
      benchmarks/run log [--parts append,read,load,instances] [--seconds 5] [--rounds 3]
                         [--writers 1,8,64] [--sizes 10000,1000000] [--read 10000]
                         [--peers-up-to 10000] [--events 10000,100000] [--open 100,1000]
                         [--loads 200] [--instances 1,2,4] [--mongodb embedded|<uri>]
                         [--postgres found|none|<jdbc address>] [--directory <dir>]
      benchmarks/run start [--rounds 3] [--options '<java options>;<others>'] [--directory <dir>]
      benchmarks/run steps [--due 1000] [--sagas 0,10000,100000] [--day 50000] [--customers 1000]
                           [--directory <dir>]
      benchmarks/run letters [--customers 10000] [--items 20] [--directory <dir>]
      benchmarks/run pages [--documents 1000000] [--cases 100000] [--customers 20000]
                           [--questions 100] [--seed 1] [--directory <dir>]
                           [--at <url of a server that runs>] [--fill yes|no] [--reminded yes|no]
      benchmarks/run http [--sizes 10000,100000] [--batches 1,50,1000] [--clients 1,8,64]
                          [--accounts unique,hot,zipf] [--rates closed] [--seconds 10]
                          [--warm-up 3] [--services all|ledger] [--seed 1] [--directory <dir>]
      benchmarks/run stalled [--stalled 64] [--slow 4] [--large 8] [--batch 10000]
                             [--seconds 120] [--warm-up 10] [--services all|ledger] [--seed 1]
                             [--directory <dir>]
      benchmarks/run million [--documents 1000000] [--clients 4] [--batch 1000]
                             [--accounts even:20000] [--services all|ledger] [--seed 1]
                             [--directory <dir>]
      benchmarks/run balances [--sizes 1000000,10000000] [--questions 200] [--at-once 1,4]
                              [--accounts even:20000] [--seed 1] [--directory <dir>]
      """;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    String command = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    try {
      System.exit(run(command, rest));
    } catch (IllegalArgumentException e) {
      System.err.println("benchmarks: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
  }

  private static int run(String command, List<String> rest) throws Exception {
    switch (command) {
      case "log" -> LogBenchmark.run(rest, System.out);
      case "jmh" -> JmhBenchmarks.run(rest, System.out);
      case "start" -> StartBenchmark.run(rest, System.out);
      case "steps" -> StepsBenchmark.run(rest, System.out);
      case "letters" -> LettersBenchmark.run(rest, System.out);
      case "pages" -> PagesBenchmark.run(rest, System.out);
      case "http" -> HttpBenchmark.run(rest, System.out);
      case "stalled" -> StalledBenchmark.run(rest, System.out);
      case "balances" -> BalancesBenchmark.run(rest, System.out);
      case "set" -> {
        return SetBenchmark.run(rest, System.out) ? 0 : 1;
      }
      case "million" -> {
        return MillionBenchmark.run(rest, System.out) ? 0 : 1;
      }
      default -> throw new IllegalArgumentException("which one?");
    }
    return 0;
  }
}
