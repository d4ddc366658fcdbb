package huikuan.benchmarks.sets;

import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a named set: what is asked for goes into one table, what was printed follows it. */
public final class SetBenchmark {

  private static final String STANDARD_OUTPUT = "-";
  private static final Map<String, String> DEFAULTS = Map.of("to", STANDARD_OUTPUT);

  private SetBenchmark() {}

  /** Answers whether all that was run did what it should. */
  public static boolean run(List<String> words, PrintStream out) throws IOException {
    NamedSet set = NamedSet.of(words.isEmpty() ? "none" : words.getFirst());
    Options options = Options.parse(words.subList(1, words.size()), DEFAULTS);
    List<Command> commands = new ArrayList<>();
    for (String command : set.commands()) {
      System.err.println("benchmarks/run " + command);
      commands.add(Command.run(command));
    }
    if (options.text("to").equals(STANDARD_OUTPUT)) {
      write(set, commands, out);
    } else {
      try (PrintStream file =
          new PrintStream(
              new FileOutputStream(options.text("to"), true), false, StandardCharsets.UTF_8)) {
        write(set, commands, file);
      }
    }
    return commands.stream().allMatch(command -> command.status() == 0);
  }

  static void write(NamedSet set, List<Command> commands, PrintStream out) {
    out.printf("## Set %s, %s%n%n", set, Instant.now().truncatedTo(ChronoUnit.MINUTES));
    out.println(Machine.description() + "\n");
    try (Table table =
        new Table(out, "what", "must reach", "measured, smaller / larger", "benchmarks/run")) {
      for (Command command : commands) {
        List<MarkdownTable> printed = MarkdownTable.in(command.lines());
        for (Figure figure : NamedSet.figures(command.words())) {
          table.row(
              figure.what(), figure.mustReach(), figure.in(printed), "`" + command.name() + "`");
        }
        if (command.status() != 0) {
          table.note("`" + command.words() + "` ended with " + command.status());
        }
      }
    }
    for (Command command : commands) {
      out.printf("%n### benchmarks/run %s%n%n", command.words());
      command.lines().forEach(out::println);
    }
    out.flush();
  }
}
