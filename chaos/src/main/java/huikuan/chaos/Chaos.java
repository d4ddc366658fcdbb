package huikuan.chaos;

import huikuan.benchmarks.console.Options;
import huikuan.chaos.collecting.Portrait;
import huikuan.chaos.servers.Part;
import huikuan.chaos.servers.Parts;
import huikuan.chaos.servers.Serve;
import huikuan.chaos.servers.Servers;
import huikuan.chaos.servers.Standalone;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.util.FileSystemUtils;

/** The command line. */
public final class Chaos {

  private static final String USAGE =
      """
      chaos/run [--kills 20] [--seed <any>] [--clients 4] [--parts standalone|all]
                [--faults kill,pause,disk] [--keep no] [--directory <dir>]
      chaos/run fuzz [--requests 20000] [--seed <any>] [--only <number>] [--roles all]
                [--address <of a gateway>] [--keep no] [--directory <dir>]

        --kills      how often at least a process is ended by SIGKILL
        --seed       a number: the same faults, and the same documents as far as answers allow
        --clients    that post meanwhile
        --parts      standalone: everything in one process; all: four services, the document store
                     and the broker as six, of which each is killed in turn
        --faults     kill; pause (SIGSTOP and SIGCONT); disk (full for a while); restart (in order)
        --keep       yes: what it leaves is kept though all is well
        --directory  where a directory is made for the run (the temporary one); kept if it fails

      Exit status 0: all that was acknowledged is there, once, and nothing else.

        fuzz         requests to all endpoints that OpenAPI describes, most of them wrong somehow
        --requests   how many; the same seed makes the same requests of the same data
        --only       one of them by its number, shown with its answer
        --roles      all, or some of them: each asks, for one company and for all; what they get is
                     held against docs/access.md, and nothing of another company may be in it
        --address    of a gateway that runs; else a standalone with the sample company is started

      Exit status 0: each was answered as the reference says, and the server is well.
      """;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "kills", "20",
          "seed", "",
          "clients", "4",
          "parts", "standalone",
          "faults", "kill,pause,disk",
          "keep", "no",
          "directory", System.getProperty("java.io.tmpdir"));

  private Chaos() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = List.of(arguments);
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(USAGE);
      return;
    }
    try {
      if (!words.isEmpty() && words.getFirst().equals(Serve.COMMAND)) {
        Serve.run(words.subList(1, words.size()));
      }
      if (!words.isEmpty() && words.getFirst().equals(Fuzzing.COMMAND)) {
        Options options = Options.parse(words.subList(1, words.size()), Fuzzing.DEFAULTS);
        System.exit(Fuzzing.run(options, System.out) ? 0 : 1);
      }
      System.exit(run(Options.parse(words, DEFAULTS), System.out) ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println("chaos: " + e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
  }

  private static boolean run(Options options, PrintStream out) {
    long seed =
        options.text("seed").isEmpty()
            ? new SplittableRandom().nextInt(1_000_000)
            : options.number("seed");
    Set<String> kinds = Set.copyOf(options.texts("faults"));
    if (!Plan.KINDS.containsAll(kinds)) {
      throw new IllegalArgumentException("--faults: some of " + Plan.KINDS + ", not " + kinds);
    }
    if (kinds.contains("disk") && !Part.limitsFiles()) {
      throw new IllegalArgumentException(
          "--faults: a disk is filled by prlimit, which is not here");
    }
    String again =
        "chaos/run --kills %s --seed %d --clients %s --parts %s --faults %s"
            .formatted(
                options.text("kills"),
                seed,
                options.text("clients"),
                options.text("parts"),
                options.text("faults"));
    out.println(again);
    Path directory = directory(Path.of(options.text("directory")));
    try (Servers servers = servers(options.text("parts"), directory)) {
      List<Fault> faults = Plan.of(seed, (int) options.number("kills"), servers.shape(), kinds);
      Portrait undisturbed =
          servers.shape().sandbox() ? Undisturbed.portrait(directory, faults, seed) : null;
      int clients = (int) options.number("clients");
      Outcome outcome =
          new Campaign(servers, faults, clients, seed, List::of, undisturbed, out).run();
      out.print("\n" + outcome.told());
      if (outcome.well() && !options.text("keep").equals("yes")) {
        FileSystemUtils.deleteRecursively(directory);
      } else {
        out.println("Again: " + again + "\nKept for a look: " + directory);
      }
      return outcome.well();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      out.println("Failed. Again: " + again + "\nKept for a look: " + directory);
      throw e;
    }
  }

  private static Servers servers(String parts, Path directory) {
    return switch (parts) {
      case "standalone" -> new Standalone(directory, Campaign.START);
      case "all" -> new Parts(directory);
      default -> throw new IllegalArgumentException("--parts: standalone or all, not " + parts);
    };
  }

  static Path directory(Path parent) {
    return directory(parent, "huikuan-chaos-");
  }

  static Path directory(Path parent, String name) {
    try {
      return Files.createTempDirectory(parent, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
