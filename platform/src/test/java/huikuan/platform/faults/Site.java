package huikuan.platform.faults;

import static org.awaitility.Awaitility.await;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.servers.Signed;
import huikuan.platform.servers.Starting;
import huikuan.platform.servers.TopicAtHand;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** A store and a broker that can be stopped and started, and instances of a service on them. */
final class Site implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final int CUSTOMERS = 5;

  private static final int PARTITIONS = 3;

  private static final EventCodec CODEC = new EventCodec(EventVocabulary.of(LedgerEvent.class));

  private final Path directory;
  private final List<ConfigurableApplicationContext> instances =
      Collections.synchronizedList(new ArrayList<>());
  private final StallingWay way = new StallingWay();
  private EmbeddedMongo mongo;
  private EmbeddedKafka kafka;
  private final KafkaProducer<String, byte[]> erp;
  private String name = "none";

  Site(Path directory) {
    this.directory = directory;
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0, way.port(), _ -> {});
    way.leadTo(kafka.port());
    erp =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** From here on it is a service with a log and topics of its own. */
  void open(String name) {
    this.name = name;
  }

  String in() {
    return "in." + name;
  }

  String out() {
    return "out." + name;
  }

  StallingWay wayToBroker() {
    return way;
  }

  ConfigurableApplicationContext run(String instance, String... more) {
    Stream<String> usual =
        Stream.of(
            "--huikuan.service=" + name,
            Signed.by(name),
            Signed.by("erp"),
            "--huikuan.database=" + name,
            "--huikuan.instance=" + instance,
            "--faults.in=" + in(),
            "--faults.out=" + out(),
            "--huikuan.relay.partitions=" + PARTITIONS,
            "--huikuan.relay.retry=100ms",
            "--huikuan.intake.retry=100ms",
            "--spring.kafka.consumer.heartbeat-interval=200ms",
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri(name),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
    ConfigurableApplicationContext context =
        Starting.service(
            ForwardingService.class,
            Stream.concat(usual, Arrays.stream(more)).toArray(String[]::new));
    instances.add(context);
    return context;
  }

  void stop(ConfigurableApplicationContext context) {
    context.close();
    instances.remove(context);
  }

  /** Stops it for good: the group does not wait for its session's end. */
  void dismiss(ConfigurableApplicationContext context) throws Exception {
    String member = name + "." + context.getEnvironment().getProperty("huikuan.instance");
    stop(context);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .removeMembersFromConsumerGroup(
              name, new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(member))))
          .all()
          .get();
    }
  }

  /** The group, of which nobody runs, reads from the beginning again. */
  void forgetOffsets() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      beginning.put(new TopicPartition(in(), partition), new OffsetAndMetadata(0));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.alterConsumerGroupOffsets(name, beginning).all().get();
    }
  }

  void stopInstances() {
    List.copyOf(instances).forEach(this::stop);
  }

  void stopBroker() {
    kafka.close();
  }

  void startBroker() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), kafka.port(), way.port(), _ -> {});
  }

  void stopStore() {
    mongo.close();
  }

  void startStore() {
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), mongo.port());
  }

  static String number(int n) {
    return "I-%05d".formatted(n);
  }

  static LedgerEvent.InvoicePosted invoice(int n, String reference) {
    return new LedgerEvent.InvoicePosted(
        AccountId.parse("CN01.C-%d.USD".formatted(n % CUSTOMERS)),
        number(n),
        LocalDate.parse("2026-03-01"),
        null,
        LocalDate.parse("2026-03-31"),
        Money.parse("10.00 USD"),
        null,
        reference,
        null);
  }

  ProducerRecord<String, byte[]> record(int n) {
    LedgerEvent.InvoicePosted event = invoice(n, "");
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            in(), event.account().toString(), CODEC.encode(event).getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_id", bytes("id-" + n));
    record.headers().add("ce_source", bytes("/huikuan/erp"));
    record.headers().add("ce_type", bytes(CODEC.nameOf(event)));
    return record;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void send(ProducerRecord<String, byte[]> record) {
    erp.send(Signed.signer("erp").sign(record));
  }

  /** Invoices {@code from} to {@code to} - 1. */
  void send(int from, int to) {
    IntStream.range(from, to).forEach(n -> send(record(n)));
  }

  void flush() {
    erp.flush();
  }

  /** Until every instance has taken and told all there is. */
  void settle() {
    for (ConfigurableApplicationContext each : List.copyOf(instances)) {
      Settling.await(each.getBeansOfType(Station.class).values(), PATIENCE);
    }
  }

  static EventLog log(ConfigurableApplicationContext context) {
    return context.getBean(EventLog.class);
  }

  /** Until the group lets it have partitions. */
  static void awaitMember(ConfigurableApplicationContext context) {
    KafkaMessageListenerContainer<?, ?> intake =
        context.getBean(KafkaMessageListenerContainer.class);
    await().atMost(PATIENCE).until(() -> !intake.getAssignedPartitions().isEmpty());
  }

  static List<String> numbers(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).mapToObj(Site::number).toList());
  }

  static void awaitRecorded(ConfigurableApplicationContext context, int atLeast) {
    await().atMost(PATIENCE).until(() -> log(context).head() >= atLeast);
  }

  List<ConsumerRecord<String, String>> all(String topic) {
    return TopicAtHand.all(kafka.bootstrapServers(), topic);
  }

  @Override
  public void close() throws IOException {
    stopInstances();
    erp.close(Duration.ofSeconds(5));
    way.close();
    kafka.close();
    mongo.close();
  }
}
