package huikuan.platform.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Servers for all tests of a class; no instance of a service outlives its test. */
abstract class OnSite {

  static Site site;

  @BeforeAll
  static void startServers(@TempDir Path directory) {
    site = new Site(directory);
  }

  @AfterAll
  static void stopServers() throws Exception {
    site.close();
  }

  @AfterEach
  void stop() {
    site.stopInstances();
  }
}
