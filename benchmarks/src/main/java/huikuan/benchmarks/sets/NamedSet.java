package huikuan.benchmarks.sets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Benchmarks run together. */
enum NamedSet {
  /** Some minutes: whether every benchmark works. Its figures are worth nothing. */
  QUICK(
      List.of(
          "start --rounds 1",
          "log --seconds 1 --rounds 1 --sizes 1000,10000 --read 1000 --peers-up-to 1000"
              + " --events 500,1000 --open 50 --loads 20 --instances 2",
          "http --sizes 500,1000 --batches 50 --clients 8 --accounts unique --seconds 2"
              + " --warm-up 1 --services ledger",
          "balances --sizes 20000,50000 --questions 5 --at-once 1",
          "steps --due 10 --sagas 0,100 --day 20 --customers 10",
          "pages --documents 2000 --cases 100 --customers 20 --questions 2",
          "jmh EventCodec -wi 1 -i 1 -w 100ms -r 100ms")),

  /** Every row that is to reach something, at two sizes. */
  MEASURES(
      List.of(
          "start --rounds 3",
          "log",
          "http --batches 50 --clients 8 --accounts unique,hot --services ledger",
          "balances --at-once 1",
          "steps --sagas 10000,100000",
          "pages")),

  /** Those, and whatever else is measured. */
  ALL(
      List.of(
          "start --rounds 3",
          "log",
          "http --services ledger",
          "balances",
          "steps --sagas 0,10000,100000",
          "pages",
          "jmh",
          "million"));

  private static final Map<String, List<Figure>> FIGURES =
      Map.of(
          "start",
          List.of(
              new Figure("start to ready, s", "< 15", Map.of(), "start to ready s"),
              new Figure("resident after the start, MB", "< 1,500", Map.of(), "RSS MB")),
          "log",
          log(),
          "http",
          List.of(
              http("documents/s, each account its own", "unique", "documents/s", "≥ 5,000"),
              http("p99, ms", "unique", "p99 ms", "< 500"),
              http("documents/s, one hot account", "hot", "documents/s", "≥ half of that"),
              http("p99, one hot account, ms", "hot", "p99 ms", "< 500")),
          "balances",
          List.of(
              asked("ageing of the whole book", "< 150 / < 1,500"),
              asked("one account's balance, any day, as known at any commit", "< 20")),
          "steps",
          List.of(
              new Figure(
                  "due at once to mail, p99 s", "< 2", Map.of("what", "due at once"), "p99 s"),
              new Figure(
                  "a day's steps, all done s",
                  "< 300",
                  Map.of("what", "a day's steps"),
                  "all done s"),
              new Figure("with cases held, MB", "", Map.of("what", "held"), "RSS MB")),
          "pages",
          List.of(
              new Figure(
                  "slowest page of the console, p99 ms",
                  "< 300",
                  Map.of("page", "the slowest"),
                  "p99 ms")),
          "jmh",
          List.of(),
          "million",
          List.of());

  private final List<String> commands;

  NamedSet(List<String> commands) {
    this.commands = commands;
  }

  static NamedSet of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("set: of " + List.of(values()) + ", not " + name));
  }

  /** Each as it is given to {@code benchmarks/run}. */
  List<String> commands() {
    return commands;
  }

  /** The figures asked for of a command. */
  static List<Figure> figures(String command) {
    return FIGURES.getOrDefault(command.split(" ", 2)[0], List.of());
  }

  private static List<Figure> log() {
    List<Figure> figures = new ArrayList<>();
    String[] reach = {"1 writer", "≥ 1x", "8 writers", "≥ 3x", "64 writers", "≥ 5x"};
    for (int at = 0; at < reach.length; at += 2) {
      Map<String, String> row = Map.of("events/s", "append, " + reach[at]);
      figures.add(new Figure("append, " + reach[at] + ", events/s", "", row, "commit log"));
      figures.add(new Figure("of Axon's on MongoDB", reach[at + 1], row, "we are"));
    }
    for (String size : List.of("10,000", "1,000,000")) {
      String row = "tracking read, log of " + size;
      figures.add(
          new Figure(row + ", events/s", "≥ 20,000", Map.of("events/s", row), "commit log"));
    }
    for (String size : List.of("10,000", "100,000")) {
      String row = size + " events";
      figures.add(
          new Figure(
              "load an account of " + row + ", p99 ms (by open items)",
              size.equals("10,000") ? "< 20" : "",
              Map.of("account", row),
              "p99 ms"));
    }
    figures.add(
        new Figure("1 / 2 / 4 instances, events/s", "", Map.of("writers in all", "8"), "events/s"));
    return figures;
  }

  private static Figure http(String what, String accounts, String column, String mustReach) {
    return new Figure(
        what, mustReach, Map.of("accounts", accounts, "clients", "8", "a request", "50"), column);
  }

  private static Figure asked(String question, String mustReach) {
    return new Figure(
        question + ", p99 ms", mustReach, Map.of("question", question, "at once", "1"), "p99 ms");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
