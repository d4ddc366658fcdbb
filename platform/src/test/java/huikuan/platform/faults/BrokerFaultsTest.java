package huikuan.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.relay.Relay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ProducerFactory;

/** The broker goes away, or is slow. */
class BrokerFaultsTest {

  private static Site site;

  @BeforeAll
  static void startServers(@TempDir Path directory) {
    site = new Site(directory);
  }

  @AfterAll
  static void stopServers() {
    site.close();
  }

  @AfterEach
  void stop() {
    site.stopInstances();
  }

  private static void record(ConfigurableApplicationContext service, int from, int to) {
    EventCodec codec = service.getBean(EventCodec.class);
    List<NewCommit> commits =
        IntStream.range(from, to)
            .mapToObj(n -> Site.invoice(n, ""))
            .map(
                event ->
                    new NewCommit(
                        null,
                        List.of(
                            new NewCommit.NewEvent(
                                codec.nameOf(event), codec.encode(event), Map.of())),
                        List.of(event.number())))
            .toList();
    service.getBean(MongoEventLog.class).append(commits).forEach(CompletableFuture::join);
  }

  private static List<String> numbers(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).mapToObj(Site::number).toList());
  }

  @Test
  void whatIsRecordedWhileTheBrokerIsAwayIsToldWhenItIsBackAndTheIntakeGoesOn() {
    site.open("away");
    ConfigurableApplicationContext service = site.run("only");
    site.send(0, 100);
    Site.awaitRecorded(service, 1);

    site.stopBroker();
    record(service, 1000, 1300);
    assertThat(service.getBean(Relay.class).lag()).isPositive();
    site.startBroker();
    site.send(100, 200);
    site.flush();
    site.settle();

    List<String> expected = numbers(0, 200);
    expected.addAll(numbers(1000, 1300));
    assertThat(Site.recorded(service)).containsExactlyInAnyOrderElementsOf(expected);
    Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
  }

  @Test
  void aBrokerThatComesBackInTheMiddleOfABatchDoesNotBreakItsOrder() {
    site.open("middle");
    ConfigurableApplicationContext service =
        site.run("only", "--spring.kafka.producer.properties.max.block.ms=200");
    record(service, 0, 10);
    site.settle();

    site.stopBroker();
    await().atMost(Site.PATIENCE).until(() -> hasForgottenTheTopic(service));
    record(service, 10, 200);
    site.startBroker();
    site.settle();

    Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
  }

  private static boolean hasForgottenTheTopic(ConfigurableApplicationContext service) {
    try (Producer<?, ?> producer = service.getBean(ProducerFactory.class).createProducer()) {
      producer.partitionsFor(site.out());
      return false;
    } catch (TimeoutException e) {
      return true;
    }
  }

  /** With several, a first batch that is sent again is refused once a later one was taken. */
  @Test
  void oneRequestAtATimeIsUnderWayToTheBroker() {
    site.open("settings");
    assertThat(
            site.run("only")
                .getBean(ProducerFactory.class)
                .getConfigurationProperties()
                .get("max.in.flight.requests.per.connection"))
        .hasToString("1");
  }
}
