package huikuan.benchmarks.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.benchmarks.console.Machine;
import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import huikuan.embedded.EmbeddedMongo;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The commit log: beside Axon's engines, as it grows, and with several instances. */
public final class LogBenchmark {

  private static final String EMBEDDED = "embedded";
  private static final String FOUND = "found";
  private static final String NONE = "none";
  private static final List<String> PARTS = List.of("append", "read", "load", "instances");

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("parts", String.join(",", PARTS)),
          Map.entry("seconds", "5"),
          Map.entry("rounds", "3"),
          Map.entry("writers", "1,8,64"),
          Map.entry("sizes", "10000,1000000"),
          Map.entry("read", "10000"),
          Map.entry("peers-up-to", "10000"),
          Map.entry("events", "10000,100000"),
          Map.entry("open", "100,1000"),
          Map.entry("loads", "200"),
          Map.entry("instances", "1,2,4"),
          Map.entry("mongodb", EMBEDDED),
          Map.entry("postgres", FOUND),
          Map.entry("directory", System.getProperty("java.io.tmpdir")));

  private final Options options;
  private final PrintStream out;
  private final String uri;

  private LogBenchmark(Options options, PrintStream out, String uri) {
    this.options = options;
    this.out = out;
    this.uri = uri;
  }

  public static void run(List<String> words, PrintStream out) throws Exception {
    Options options = Options.parse(words, DEFAULTS);
    for (String part : options.texts("parts")) {
      if (!PARTS.contains(part)) {
        throw new IllegalArgumentException("--parts: of " + PARTS + ", not " + part);
      }
    }
    out.println(Machine.description());
    out.println(options + "\n");
    String address = options.text("mongodb");
    if (!address.equals(EMBEDDED)) {
      new LogBenchmark(options, out, address).run();
      return;
    }
    Path parent = Path.of(options.text("directory"));
    Path directory = Files.createTempDirectory(parent, "huikuan-benchmark-");
    try (EmbeddedMongo server = EmbeddedMongo.start(directory, 0)) {
      new LogBenchmark(options, out, server.uri("benchmark")).run();
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private void run() throws Exception {
    List<String> parts = options.texts("parts");
    try (MongoClient client = MongoClients.create(uri)) {
      if (parts.contains("append") || parts.contains("read")) {
        compare(client, parts);
      }
      if (parts.contains("load")) {
        out.println();
        try (Table table = new Table(out, Loads.columns())) {
          new Loads(client, options).run(table);
        }
      }
    }
    if (parts.contains("instances")) {
      out.println();
      try (Table table = new Table(out, Instances.columns())) {
        new Instances(uri, options).run(table);
      }
    }
  }

  private void compare(MongoClient client, List<String> parts) throws Exception {
    MongoEngines mongo = new MongoEngines(client);
    Comparison comparison = new Comparison(options, "commit log", mongo::commitLog);
    comparison.peer("Axon's, MongoDB", mongo::axons);
    try (@Nullable Postgres own = ownPostgres().orElse(null)) {
      String url = own == null ? options.text("postgres") : own.url();
      String postgres = postgres(url, comparison);
      try (Table table = new Table(out, comparison.columns())) {
        table.note(postgres);
        if (parts.contains("append")) {
          comparison.appends(table);
        }
        if (parts.contains("read")) {
          comparison.reads(table);
        }
      }
    }
  }

  /** Takes it in if it is there; says what it is, or why it is not. */
  private static String postgres(String url, Comparison comparison) {
    if (!url.startsWith("jdbc:")) {
      return "PostgreSQL not run: " + whyNot(url);
    }
    JdbcEngines engines = new JdbcEngines(url);
    comparison.peer("Axon's, PostgreSQL", engines::axons);
    return engines.server();
  }

  private Optional<Postgres> ownPostgres() {
    return options.text("postgres").equals(FOUND)
        ? Postgres.programs()
            .map(programs -> Postgres.start(programs, Path.of(options.text("directory"))))
        : Optional.empty();
  }

  private static String whyNot(String postgres) {
    return switch (postgres) {
      case FOUND -> "its programs are not installed (Debian: apt-get install postgresql)";
      case NONE -> "not wanted";
      default ->
          throw new IllegalArgumentException(
              "--postgres: found, none or an address jdbc:postgresql://…, not " + postgres);
    };
  }
}
