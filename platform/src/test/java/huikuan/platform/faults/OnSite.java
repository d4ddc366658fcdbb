package huikuan.platform.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Servers for all tests of a class; no instance of a service outlives its test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnSite {

  Site site;

  @BeforeAll
  void startServers(@TempDir Path directory) {
    site = new Site(directory);
  }

  @AfterAll
  void stopServers() throws Exception {
    site.close();
  }

  @AfterEach
  void stop() {
    site.stopInstances();
  }
}
