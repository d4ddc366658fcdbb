package huikuan.chaos;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Load;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where time is real no reminder falls due within a campaign: they are asked for on dunning's
 * topic, each twice as after a crash of its relay, for invoices that nobody pays.
 */
final class Requests implements AutoCloseable {

  private static final String TOPIC = "dunning.events";
  private static final String LEVEL = "reminder-1";
  private static final int ATTEMPTS = 600;
  private static final long CENTS = 10_000;

  private final Gateway gateway;
  private final Testimony testimony;
  private final Instant clock;
  private final EventCodec codec = new EventCodec(EventVocabulary.of(DunningEvent.class));
  private final KafkaProducer<String, byte[]> producer;
  private final List<Mail> expected = new ArrayList<>();

  Requests(Gateway gateway, Testimony testimony, Instant clock, String broker) {
    this.gateway = gateway;
    this.testimony = testimony;
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
  }

  /** An invoice, and the request to remind of it. */
  void next() {
    int number = expected.size();
    LocalDate day = LocalDate.ofInstant(clock, Load.ZONE);
    Doc invoice =
        new Doc(
            Doc.Kind.INVOICE,
            "E" + number % Load.CUSTOMERS,
            "K99-" + number,
            day,
            CENTS,
            List.of());
    post(new Entry.Plain(invoice));
    String to = "ap@e%d.example".formatted(number % Load.CUSTOMERS);
    request(invoice, to, number);
    request(invoice, to, number);
    expected.add(new Mail(invoice.number(), LEVEL, to));
  }

  private void post(Entry entry) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      testimony.sending(List.of(entry), clock);
      try (InputStream answer = gateway.post("[" + entry.json() + "]")) {
        testimony.answered(
            entry.key().toString(),
            List.of(entry),
            new JsonMapper().readTree(answer).path("results"));
        return;
      } catch (NotAnswered | IOException | JacksonException e) {
        testimony.notAnswered();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
    testimony.complain(entry.key() + " was never answered");
  }

  private void request(Doc invoice, String to, int number) {
    DunningEvent request =
        new DunningEvent.ReminderRequested(
            "reminder." + Doc.COMPANY + "." + invoice.number(),
            AccountId.parse(invoice.account()),
            "Customer " + invoice.customer(),
            "en",
            Load.ZONE.getId(),
            invoice.number(),
            invoice.postedOn(),
            invoice.dueOn(),
            Money.parse("100.00 " + Doc.CURRENCY),
            Money.parse("100.00 " + Doc.CURRENCY),
            LEVEL,
            invoice.dueOn().plusDays(3),
            3,
            new DunningEvent.Recipient("p1", "A. P.", "paymentResponsible", to),
            "standard/1",
            null);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            TOPIC, invoice.account(), codec.encode(request).getBytes(StandardCharsets.UTF_8));
    Map.of("ce_id", "r-" + number, "ce_source", "/chaos", "ce_type", codec.nameOf(request))
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(
        record,
        (_, failure) -> {
          if (failure != null) {
            testimony.complain("A reminder could not be asked for: " + failure);
          }
        });
  }

  /** Each once. */
  List<Mail> expected() {
    return List.copyOf(expected);
  }

  @Override
  public void close() {
    producer.close(Duration.ofMinutes(2));
  }
}
