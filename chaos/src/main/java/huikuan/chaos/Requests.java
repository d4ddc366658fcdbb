package huikuan.chaos;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Load;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.contracts.AccountId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.signature.RecordSigner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

  /** A request with it waits for the customer, who comes on another topic. */
  private static final String ANY_DATA_OF_THE_CUSTOMER = "0000000000000000001.0000000000";

  private static final int MOST_IN_WEEK = 3;
  private static final ZoneId COMPANY = ZoneId.of("Asia/Shanghai");
  private static final Hours ALL_DAY = Hours.parse("00:00/23:59");

  private static final int ATTEMPTS = 600;
  private static final long CENTS = 10_000;

  private final Gateway gateway;
  private final Testimony testimony;
  private final Instant clock;
  private final ZoneId zone;
  private final EventCodec codec = new EventCodec(EventVocabulary.of(DunningEvent.class));
  private final RecordSigner dunning;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Mail> expected = new ArrayList<>();

  Requests(
      Gateway gateway,
      Testimony testimony,
      Instant clock,
      Map<String, Object> broker,
      RecordSigner dunning) {
    this.gateway = gateway;
    this.testimony = testimony;
    this.clock = clock;
    this.dunning = dunning;
    this.zone = whereItIsDay(Instant.now());
    this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * A zone in which it is the company's day, and midnight is far away: a message leaves on its day
   * or not.
   */
  static ZoneId whereItIsDay(Instant now) {
    int hour = now.atZone(COMPANY).getHour();
    if (hour < 3) {
      return ZoneId.of("Etc/GMT-12");
    }
    return hour < 20 ? COMPANY : ZoneId.of("Etc/GMT");
  }

  /** An invoice, and the request to remind of it. */
  void next() {
    int number = expected.size();
    LocalDate day = LocalDate.ofInstant(clock, Load.ZONE).minusDays(Load.LEAD);
    Doc invoice =
        new Doc(Doc.Kind.INVOICE, customer(number), "K99-" + number, day, CENTS, List.of());
    put(number);
    post(new Entry.Plain(invoice));
    String to = address(number);
    request(invoice, number);
    request(invoice, number);
    expected.add(new Mail(invoice.number(), LEVEL, to));
  }

  /** A customer of its own: money that lies unapplied elsewhere covers nothing here. */
  private static String customer(int number) {
    return "Q" + number;
  }

  private static String address(int number) {
    return "ap@q%d.example".formatted(number);
  }

  /** Setting it again changes nothing. */
  private void put(int n) {
    String json =
        """
        {"name":"Customer Q%1$d","locale":"en","timeZone":"%2$s","country":"US","contacts":[{"id":"p1",
        "name":"A. P.","role":"paymentResponsible","email":"%3$s"}]}\
        """
            .formatted(n, zone, address(n));
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        gateway.putCustomer(Doc.COMPANY, customer(n), json);
        return;
      } catch (NotAnswered e) {
        testimony.notAnswered();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
    testimony.complain("Customer Q" + n + " was never taken");
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

  private void request(Doc invoice, int number) {
    DunningEvent request =
        new DunningEvent.ReminderRequested(
            "reminder." + Doc.COMPANY + "." + invoice.number(),
            1,
            AccountId.parse(invoice.account()),
            ItemKind.INVOICE,
            invoice.number(),
            invoice.postedOn(),
            invoice.dueOn(),
            Money.parse("100.00 " + Doc.CURRENCY),
            Money.parse("100.00 " + Doc.CURRENCY),
            null,
            null,
            LEVEL,
            1,
            MessageKind.COURTESY,
            new Sending(
                LocalDate.now(zone),
                List.of(ALL_DAY),
                Instant.EPOCH,
                MOST_IN_WEEK,
                MOST_IN_WEEK,
                null),
            false,
            null,
            null,
            new DunningEvent.Recipient("p1", Role.PAYMENT_RESPONSIBLE),
            "standard/1",
            null,
            ANY_DATA_OF_THE_CUSTOMER,
            null);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            TOPIC, invoice.account(), codec.encode(request).getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_id",
            "r-" + number,
            "ce_source",
            "/huikuan/dunning",
            "ce_type",
            codec.nameOf(request))
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(
        dunning.sign(record),
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
