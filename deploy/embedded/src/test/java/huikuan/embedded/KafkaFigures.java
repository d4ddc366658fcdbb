package huikuan.embedded;

import java.nio.file.Path;

/** Prints how long the broker takes to start and stop; arguments: directory and whether to die. */
final class KafkaFigures {

  private KafkaFigures() {}

  public static void main(String[] args) {
    long begun = System.nanoTime();
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0);
    long started = System.nanoTime();
    System.out.printf("started in %d ms%n", (started - begun) / 1_000_000);
    if (Boolean.parseBoolean(args[1])) {
      Runtime.getRuntime().halt(137);
    }
    kafka.close();
    System.out.printf("stopped in %d ms%n", (System.nanoTime() - started) / 1_000_000);
  }
}
