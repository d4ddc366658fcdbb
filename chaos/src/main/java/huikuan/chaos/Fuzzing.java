package huikuan.chaos;

import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.chaos.fuzz.AccessTable;
import huikuan.chaos.fuzz.Fuzz;
import huikuan.chaos.servers.Standalone;
import huikuan.standalone.client.GatewayClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;

/** The command that sends what nobody should send to all endpoints. */
final class Fuzzing {

  static final String COMMAND = "fuzz";

  static final Map<String, String> DEFAULTS =
      Map.of(
          "requests", "20000",
          "seed", "",
          "only", "",
          "roles", "",
          "address", "",
          "keep", "no",
          "directory", System.getProperty("java.io.tmpdir"));

  private static final String REFERENCE = "reference.md";
  private static final String ACCESS = "access.md";

  /** A broker that misses a heartbeat logs an error; the answers are not affected. */
  private static final String MISSED_HEARTBEAT = "Timed out heartbeat from broker";

  private Fuzzing() {}

  /** Whether nothing was found. */
  static boolean run(Options options, PrintStream out) {
    long seed =
        options.text("seed").isEmpty()
            ? new SplittableRandom().nextInt(1_000_000)
            : options.number("seed");
    boolean byRole = !options.text("roles").isEmpty();
    List<String> roles = byRole ? Callers.roles(options.texts("roles")) : List.of();
    out.println(
        "chaos/run fuzz --requests %s --seed %d%s"
            .formatted(
                options.text("requests"), seed, byRole ? " --roles " + options.text("roles") : ""));
    if (!options.text("address").isEmpty()) {
      if (byRole) {
        throw new IllegalArgumentException("--roles: not with --address, whose key is not known");
      }
      Fuzz fuzz = new Fuzz(options.text("address"), page(REFERENCE), seed, (String) null, out);
      return told(asked(fuzz, options), out);
    }
    Path directory = Chaos.directory(Path.of(options.text("directory")));
    List<String> findings = new ArrayList<>();
    try (Standalone standalone = Standalone.withSample(directory, !byRole)) {
      standalone.start();
      Supplier<Fuzz> fuzz =
          byRole ? () -> byRole(standalone, roles, seed, out) : () -> open(standalone, seed, out);
      findings.addAll(findings(standalone, fuzz, each -> asked(each, options)));
      findings.addAll(standalone.stopAndVerify(1));
    }
    if (findings.isEmpty() && !options.text("keep").equals("yes")) {
      delete(directory);
    } else {
      out.println("Kept for a look: " + directory);
    }
    return told(findings, out);
  }

  private static Fuzz open(Standalone standalone, long seed, PrintStream out) {
    return new Fuzz(standalone.address(), page(REFERENCE), seed, (String) null, out);
  }

  /** Asked by one who may do everything. */
  static Fuzz byOne(Standalone standalone, long seed, PrintStream out) {
    return new Fuzz(standalone.address(), page(REFERENCE), seed, standalone.token(), out);
  }

  /** Asked by many, of whom some must not see a company that is put beside the first. */
  static Fuzz byRole(Standalone standalone, List<String> roles, long seed, PrintStream out) {
    try (GatewayClient client = new GatewayClient(standalone.address(), standalone.token())) {
      new MarkedCompany(client).play();
    }
    AccessTable table = AccessTable.of(page(ACCESS));
    Fuzz.Access access = Callers.of(roles, Doc.COMPANY, table, standalone::token);
    return new Fuzz(standalone.address(), page(REFERENCE), seed, access, out);
  }

  /** The faults of the answers, of the server's log, and of the server afterwards. */
  static List<String> findings(
      Standalone standalone, Supplier<Fuzz> fuzz, Function<Fuzz, List<String>> asking) {
    Fuzz made = fuzz.get();
    long before = standalone.log().toFile().length();
    List<String> findings = new ArrayList<>(asking.apply(made));
    findings.addAll(complaints(standalone.log(), before));
    try (Gateway gateway = new Gateway(standalone.address())) {
      if (!gateway.ready()) {
        findings.add("the gateway is not ready any more");
      }
    }
    return findings;
  }

  private static void delete(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> asked(Fuzz fuzz, Options options) {
    return options.text("only").isEmpty()
        ? fuzz.run(options.number("requests"))
        : fuzz.only(options.number("only"));
  }

  private static boolean told(List<String> findings, PrintStream out) {
    findings.forEach(each -> out.println("- " + each));
    out.println(findings.isEmpty() ? "Nothing found." : findings.size() + " findings.");
    return findings.isEmpty();
  }

  /** A page of the docs. */
  private static String page(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("huikuan.root", ".")).resolve("docs").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines of the server's log that tell of its own faults.
   *
   * @param before the length of the log before the first request
   */
  private static List<String> complaints(Path log, long before) {
    try {
      byte[] all = Files.readAllBytes(log);
      int from = Math.toIntExact(before);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(" ERROR ") || line.startsWith("\tat "))
          .filter(line -> !line.contains(MISSED_HEARTBEAT))
          .distinct()
          .limit(20)
          .map(line -> "in the server's log: " + line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
