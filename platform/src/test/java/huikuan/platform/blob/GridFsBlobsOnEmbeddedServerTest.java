package huikuan.platform.blob;

import huikuan.embedded.EmbeddedMongo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class GridFsBlobsOnEmbeddedServerTest extends GridFsBlobsContract {

  private static EmbeddedMongo server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = EmbeddedMongo.start(directory, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  String uri() {
    return server.uri("test");
  }
}
