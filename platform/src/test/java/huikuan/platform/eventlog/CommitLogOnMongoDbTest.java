package huikuan.platform.eventlog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same promises on a real replica set; reported as skipped where no Docker answers. */
class CommitLogOnMongoDbTest extends CommitLogContract {

  private static final boolean DOCKER = DockerClientFactory.instance().isDockerAvailable();

  private static MongoDBContainer server;

  @BeforeAll
  static void start() {
    if (DOCKER) {
      server = new MongoDBContainer("mongo:8").withReplicaSet();
      server.start();
    }
  }

  @AfterAll
  static void stop() {
    if (DOCKER) {
      server.stop();
    }
  }

  /** Asked for before every test, so that every test is reported as not run. */
  @Override
  String uri() {
    Assumptions.assumeTrue(DOCKER, "not run: no Docker answers here");
    return server.getReplicaSetUrl("test");
  }
}
