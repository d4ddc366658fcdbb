package huikuan.chaos.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a module's jar is started: unpacked as by {@code run}, with its options but a fixed heap. */
final class BootJar {

  private BootJar() {}

  /** The project's folder. */
  static Path root() {
    return Path.of(System.getProperty("huikuan.root", ".")).toAbsolutePath().normalize();
  }

  /**
   * @param module its folder, below the project's
   */
  static List<String> command(String module, int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command.add(java);
    command.addAll(
        List.of(
            "-Xmx" + heapMegabytes + "m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            unpacked(module, java)));
    command.addAll(List.of(arguments));
    return command;
  }

  private static synchronized String unpacked(String module, String java) {
    String script = root().resolve(".build").resolve("unpack").toString();
    try {
      Process unpack =
          new ProcessBuilder(script, module, java)
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
