package huikuan.chaos.servers;

import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.FailStop;
import huikuan.embedded.StoreOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One of the embedded servers as a process of its own, so that it can be killed. */
public final class Serve {

  /** Its name on the command line. */
  public static final String COMMAND = "serve";

  /** The environment variable with what the broker asks for. */
  static final String PASSWORD = "CHAOS_KAFKA_PASSWORD";

  private Serve() {}

  /**
   * Serves until the process ends.
   *
   * @param words {@code documents} or {@code broker}, a directory, a port
   */
  public static void run(List<String> words) throws InterruptedException {
    Path directory = Path.of(words.get(1));
    int port = Integer.parseInt(words.get(2));
    switch (words.getFirst()) {
      case Parts.DOCUMENTS ->
          closeAtExit(
              EmbeddedMongo.start(
                      directory,
                      port,
                      StoreOptions.defaults().whenLost(FailStop.of("The document store")))
                  ::close);
      case Parts.BROKER ->
          closeAtExit(
              EmbeddedKafka.start(directory, port, System.getenv(PASSWORD), FailStop.of("Kafka"))
                  ::close);
      default -> throw new IllegalArgumentException("serve: documents or broker");
    }
    new CountDownLatch(1).await();
  }

  private static void closeAtExit(Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(close, "stop"));
  }
}
