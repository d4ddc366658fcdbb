package huikuan.platform.servers;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** A real replica set, where Docker answers; it ends with the tests. */
public final class RealMongo {

  private static final boolean DOCKER = DockerClientFactory.instance().isDockerAvailable();

  private static final MongoDBContainer SERVER = new MongoDBContainer("mongo:8").withReplicaSet();

  private RealMongo() {}

  /** Asked for before every test, so that every test is reported as not run. */
  public static synchronized String uri() {
    Assumptions.assumeTrue(DOCKER, "not run: no Docker answers here");
    SERVER.start();
    return SERVER.getReplicaSetUrl("test");
  }
}
