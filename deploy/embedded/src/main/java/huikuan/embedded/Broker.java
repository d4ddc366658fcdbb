package huikuan.embedded;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, as its own main class puts them together, but on ports that are
 * bound before they start.
 */
final class Broker {

  /** The name of the controller's listener. */
  static final String CONTROLLER = "CONTROLLER";

  private final ControllerServer controller;
  private final BrokerServer broker;

  Broker(KafkaConfig config, BoundPort own, BoundPort ofController) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
        KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(Broker.class), "");
    MetaPropertiesEnsemble properties = directories._1();
    Metrics metrics =
        Server$.MODULE$.initializeMetrics(
            config, Time.SYSTEM, properties.clusterId().orElseThrow());
    SharedServer shared =
        new SharedServer(
            config,
            properties,
            Time.SYSTEM,
            metrics,
            CompletableFuture.completedFuture(
                Map.of(
                    config.nodeId(), new InetSocketAddress(Ports.LOOPBACK, ofController.number()))),
            List.of(),
            new StandardFaultHandlerFactory(),
            (listener, _, _, _) -> (listener.equals(CONTROLLER) ? ofController : own).channel());
    this.broker = new BrokerServer(shared);
    this.controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
  }

  void start() {
    controller.startup();
    broker.startup();
  }

  /** Stops what is left if the start was interrupted; the broker has then stopped itself. */
  void giveUp() {
    controller.shutdown();
  }

  /** Returns when it has stopped. */
  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}
