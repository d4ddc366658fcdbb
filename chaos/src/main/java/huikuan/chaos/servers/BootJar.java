package huikuan.chaos.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a module's jar is started, with the options of {@code run} but a fixed heap. */
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
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
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
            of(module).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Path of(String module) {
    Path target = root().resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "*-boot.jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException("Not built: " + target, e);
    }
  }
}
