package huikuan.chaos.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** How a module's jar is started: with the options of {@code run}, but a fixed heap. */
final class BootJar {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private BootJar() {}

  /** The project's folder. */
  static Path root() {
    return Path.of(System.getProperty("huikuan.root", ".")).toAbsolutePath().normalize();
  }

  /**
   * Unpacked, as by {@code run}; with the classes that a process before it left beside the jar.
   *
   * @param module its folder, below the project's
   */
  static List<String> command(String module, int heapMegabytes, String... arguments) {
    String jar = unpacked(module);
    List<String> command = java(jar, heapMegabytes, arguments);
    Path classes = Path.of(jar).resolveSibling("classes.jsa");
    if (Files.exists(classes)) {
      command.add(1, "-XX:SharedArchiveFile=" + classes);
    }
    return command;
  }

  /** The boot jar itself, as in production. */
  static List<String> asBuilt(String module, int heapMegabytes, String... arguments) {
    Path target = root().resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "*-boot.jar")) {
      return java(jars.iterator().next().toString(), heapMegabytes, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchElementException e) {
      throw new IllegalStateException("Not built: " + module, e);
    }
  }

  private static List<String> java(String jar, int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(
        List.of(
            "-Xmx" + heapMegabytes + "m",
            "-Xss512k",
            "-XX:MetaspaceSize=192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar));
    command.addAll(List.of(arguments));
    return command;
  }

  private static synchronized String unpacked(String module) {
    String script = root().resolve(".build").resolve("unpack").toString();
    try {
      Process unpack =
          new ProcessBuilder(script, module, JAVA)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String jar = new String(unpack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (unpack.waitFor() != 0) {
        throw new IllegalStateException("Not built, or not to be unpacked: " + module);
      }
      return jar.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
