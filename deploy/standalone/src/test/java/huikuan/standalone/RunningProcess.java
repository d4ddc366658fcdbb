package huikuan.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A boot jar running as a process of its own, with its output in a file. */
final class RunningProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String CLASSES = "classes.jsa";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path output;

  private RunningProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param module the folder of its module, below the project's root
   */
  static RunningProcess start(
      String module, Map<String, String> environment, Path output, String... arguments) {
    return launch(List.of(), jar(module), environment, output, arguments);
  }

  /**
   * The standalone, unpacked as by {@code ./run}: so it starts sooner. Its access control is
   * switched off, but where it is asked for; nothing else is tested then.
   */
  static RunningProcess openStandalone(
      Map<String, String> environment, Path output, String... arguments) {
    String[] open = Stream.concat(Stream.of("--open"), Stream.of(arguments)).toArray(String[]::new);
    return standalone(environment, output, open);
  }

  /** The same with access control. */
  static RunningProcess standalone(
      Map<String, String> environment, Path output, String... arguments) {
    Path jar = Path.of(unpacked());
    Path classes = jar.resolveSibling(CLASSES);
    List<String> options =
        Files.exists(classes) ? List.of("-XX:SharedArchiveFile=" + classes) : List.of();
    return launch(options, jar.toString(), environment, output, arguments);
  }

  /**
   * The same; at its end it leaves its classes to those that come later, which start in half the
   * time.
   */
  static RunningProcess standaloneThatLeavesItsClasses(
      Map<String, String> environment, Path output, String... arguments) {
    Path jar = Path.of(unpacked());
    String option = "-XX:ArchiveClassesAtExit=" + jar.resolveSibling(CLASSES);
    return launch(
        List.of(option, "-Xlog:cds*=off"), jar.toString(), environment, output, arguments);
  }

  private static RunningProcess launch(
      List<String> options,
      String jar,
      Map<String, String> environment,
      Path output,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-Xss512k",
            "-XX:MetaspaceSize=192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    try {
      return new RunningProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jar(String module) {
    Path target = root().resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "*-boot.jar")) {
      return jars.iterator().next().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized String unpacked() {
    String script = root().resolve(".build/unpack").toString();
    try {
      Process unpack =
          new ProcessBuilder(script, "deploy/standalone", JAVA)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String jar = new String(unpack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (unpack.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("The standalone was not unpacked");
      }
      return jar.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's root, seen from this module's folder. */
  static Path root() {
    return Path.of("../..").toAbsolutePath().normalize();
  }

  /** Returns when the address answers 200. */
  void awaitUp(String address) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(address)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Not up: " + address + "\n" + output());
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  static boolean answers(String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Still running:\n" + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: no chance to tidy up. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
