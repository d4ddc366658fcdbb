package huikuan.standalone;

import huikuan.embedded.SetAside;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * One log for the whole process. The services' own logging settings are switched off: four contexts
 * would each set up the same loggers anew.
 */
final class Logs {

  private Logs() {}

  /** To be called before anything logs. A file in the directory's place is set aside. */
  static void to(Path directory) {
    if (Files.isRegularFile(directory)) {
      SetAside.move(directory);
    }
    onceForAll();
    System.setProperty("huikuan.logs", directory.toString());
    System.setProperty("logback.configurationFile", "huikuan/standalone/logback.xml");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /** Services that start at the same time in one process would change its loggers at once. */
  static void onceForAll() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
  }

  /** For commands that only talk to a running instance. */
  static void toConsole() {
    System.setProperty("logback.configurationFile", "huikuan/standalone/logback-console.xml");
  }
}
