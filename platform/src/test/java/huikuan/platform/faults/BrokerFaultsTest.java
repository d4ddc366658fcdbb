package huikuan.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.relay.Relay;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ProducerFactory;

/** The broker goes away, or is slow. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerFaultsTest extends OnSite {

  /** In one commit, so that the relay reads them at once. */
  private static void record(
      ConfigurableApplicationContext service, int from, int to, String reference) {
    EventCodec codec = service.getBean(EventCodec.class);
    List<NewCommit.NewEvent> events =
        IntStream.range(from, to)
            .mapToObj(n -> Site.invoice(n, n % 7 == 0 ? reference : ""))
            .map(
                event ->
                    new NewCommit.NewEvent(
                        codec.nameOf(event), codec.encode(event), Map.of("actor", "anonymous")))
            .toList();
    service.getBean(MongoEventLog.class).append(new NewCommit(null, events, List.of())).join();
  }

  @Test
  void whatIsRecordedWhileTheBrokerIsAwayIsToldWhenItIsBackAndTheIntakeGoesOn() {
    site.open("away");
    ConfigurableApplicationContext service = site.run("only");
    site.send(0, 100);
    Site.awaitRecorded(service, 1);

    site.stopBroker();
    IntStream.range(1000, 1300).forEach(n -> record(service, n, n + 1, ""));
    assertThat(service.getBean(Relay.class).lag()).isPositive();
    site.startBroker();
    site.send(100, 200);
    site.flush();
    site.settle();

    List<String> expected = Site.numbers(0, 200);
    expected.addAll(Site.numbers(1000, 1300));
    assertThat(Taken.recorded(service)).containsExactlyInAnyOrderElementsOf(expected);
    Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
  }

  @Test
  void aBrokerThatComesBackInTheMiddleOfABatchDoesNotBreakItsOrder() {
    site.open("middle");
    ConfigurableApplicationContext service =
        site.run("only", "--spring.kafka.producer.properties.max.block.ms=200");
    record(service, 0, 10, "");
    site.settle();

    site.stopBroker();
    await().atMost(Site.PATIENCE).until(() -> hasForgottenTheTopic(service));
    record(service, 10, 200, "");
    site.startBroker();
    site.settle();

    Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
  }

  @Test
  void aSlowBrokerHoldsTheRelayUpWithinABoundedMemory(CapturedOutput output) {
    site.open("slow");
    ConfigurableApplicationContext service =
        site.run(
            "only",
            "--huikuan.relay.send-timeout=500ms",
            "--spring.kafka.producer.buffer-memory=100000",
            "--spring.kafka.producer.properties.max.block.ms=500");
    record(service, 0, 10, "");
    site.settle();

    site.wayToBroker().stall();
    record(service, 10, 300, "x".repeat(30_000));
    String failed = "Relaying to " + site.out() + " failed";
    await().atMost(Site.PATIENCE).until(() -> output.getOut().split(failed, -1).length > 2);
    assertThat(service.getBean(Relay.class).lag()).isEqualTo(1);
    site.wayToBroker().goOn();
    site.settle();

    Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
  }

  @Test
  void aServiceThatStartsBeforeItsBrokerMakesItsTopicsWhenItIsThere() {
    site.open("early");
    site.stopBroker();
    ConfigurableApplicationContext service =
        site.run(
            "only",
            "--spring.kafka.admin.operation-timeout=1s",
            "--spring.kafka.producer.properties.max.block.ms=500");
    record(service, 1000, 1010, "");
    site.startBroker();
    Relay relay = service.getBean(Relay.class);
    await().atMost(Site.PATIENCE).until(() -> relay.lag() == 0);
    site.send(0, 100);
    site.flush();
    site.settle();

    assertThat(Taken.recorded(service)).hasSize(110).containsAll(Site.numbers(0, 100));
    Told.isTheLogInEffect(Site.log(service), site.all(site.out()));
  }

  private boolean hasForgottenTheTopic(ConfigurableApplicationContext service) {
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
