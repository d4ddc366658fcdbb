package huikuan.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.platform.intake.IntakeStation;
import huikuan.platform.servers.TopicAtHand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Records come again, in another order, to another instance, or can't be read. */
class DeliveryFaultsTest extends OnSite {

  @Test
  void anInstanceThatComesAndGoesDoublesAndLosesNothing() throws Exception {
    site.open("rebalance");
    ConfigurableApplicationContext first = site.run("first");
    site.send(0, 500);
    Site.awaitRecorded(first, 1);
    ConfigurableApplicationContext second = site.run("second");
    site.send(500, 1000);
    Site.awaitMember(second);
    site.send(1000, 1500);
    site.dismiss(first);
    site.send(1500, 2000);
    ConfigurableApplicationContext third = site.run("first");
    Site.awaitMember(third);
    site.send(2000, 2500);
    site.flush();
    site.settle();

    Taken.isEachOnceInOrder(third, 2500);
    Told.isTheLogOnce(Site.log(third), site.all(site.out()));
  }

  @Test
  void whatIsDeliveredAgainInAnotherOrderChangesNothing() throws Exception {
    site.open("again");
    ConfigurableApplicationContext service = site.run("only");
    site.send(0, 300);
    site.flush();
    site.settle();
    List<String> before = Taken.recorded(service);

    site.dismiss(service);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
    Collections.shuffle(shuffled, new Random(4));
    shuffled.forEach(n -> site.send(site.record(n)));
    site.send(300, 310);
    site.flush();
    site.forgetOffsets();
    ConfigurableApplicationContext restarted = site.run("only");
    site.settle();

    assertThat(Taken.recorded(restarted)).startsWith(before.toArray(String[]::new));
    Taken.isEachOnceInOrder(restarted, 310);
    Told.isTheLogOnce(Site.log(restarted), site.all(site.out()));
  }

  private ProducerRecord<String, byte[]> poison(
      String id, @Nullable String header, byte @Nullable [] headerValue, byte @Nullable [] value) {
    ProducerRecord<String, byte[]> good = site.record(0);
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(site.in(), good.key(), value);
    good.headers().forEach(each -> record.headers().add(each));
    record.headers().remove("ce_id").add("ce_id", Site.bytes(id));
    if (header != null) {
      record.headers().remove(header);
      if (headerValue != null) {
        record.headers().add(header, headerValue);
      }
    }
    return record;
  }

  private byte[] json(String field, String value) {
    String good = new String(site.record(0).value(), StandardCharsets.UTF_8);
    return Site.bytes(
        good.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + value));
  }

  private List<ProducerRecord<String, byte[]>> poisons() {
    byte[] good = site.record(0).value();
    byte[] noText = {'"', (byte) 0xC3, (byte) 0x28, '"'};
    ProducerRecord<String, byte[]> bare = new ProducerRecord<>(site.in(), "x", good);
    return List.of(
        bare,
        poison("no type", "ce_type", null, good),
        poison("no source", "ce_source", null, good),
        poison("blank id", "ce_id", Site.bytes(" "), good),
        poison("id is no text", "ce_id", new byte[] {(byte) 0xC3, (byte) 0x28}, good),
        poison("source is no text", "ce_source", new byte[] {(byte) 0xFF}, good),
        poison("type is no text", "ce_type", new byte[] {(byte) 0xFE}, good),
        poison("no value", null, null, null),
        poison("empty", null, null, new byte[0]),
        poison("no JSON", null, null, Site.bytes("{\"account\":")),
        poison("an array", null, null, Site.bytes("[]")),
        poison("wrong type", null, null, json("postedOn", "{\"year\":2026}")),
        poison("no such day", null, null, json("postedOn", "\"2026-02-30\"")),
        poison("a field is missing", null, null, json("number", "null")),
        poison("no text in it", null, null, noText(good, noText)));
  }

  /** The invoice's number is not UTF-8. */
  private static byte[] noText(byte[] good, byte[] noText) {
    String latin = new String(good, StandardCharsets.ISO_8859_1);
    String broken = new String(noText, StandardCharsets.ISO_8859_1);
    return latin
        .replaceFirst("\"number\":\"[^\"]*\"", "\"number\":" + broken)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatCannotBeReadIsPutAsideOnceWithItsReasonAndHoldsNobodyUp() throws Exception {
    site.open("poison");
    ConfigurableApplicationContext service = site.run("only");
    int n = 0;
    for (ProducerRecord<String, byte[]> poison : poisons()) {
      site.send(site.record(n++));
      site.send(poison);
    }
    site.send(n, 100);
    site.flush();
    site.settle();
    Taken.isEachOnceInOrder(service, 100);
    assertEachPutAsideOnce();

    site.dismiss(service);
    site.forgetOffsets();
    ConfigurableApplicationContext restarted = site.run("only");
    site.settle();
    Taken.isEachOnceInOrder(restarted, 100);
    assertEachPutAsideOnce();
  }

  private void assertEachPutAsideOnce() {
    List<ConsumerRecord<String, String>> dead = site.all(site.in() + ".dead");
    assertThat(dead)
        .hasSameSizeAs(poisons())
        .allSatisfy(
            record -> assertThat(TopicAtHand.header(record, "huikuan_reason")).isNotBlank());
    assertThat(dead)
        .extracting(each -> TopicAtHand.header(each, "huikuan_origin"))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatTheLogDoesNotTakeIsNotAcknowledgedAndPutsItsUnreadableRecordsAsideOnce() {
    site.open("refused");
    ConfigurableApplicationContext service = site.run("only");
    site.settle();
    AtomicInteger failures = service.getBean(WilfulClock.class).failures;
    failures.set(Integer.MAX_VALUE);
    for (int n = 0; n < 20; n++) {
      site.send(n % 4 == 3 ? poison("p" + n, null, null, Site.bytes("{")) : site.record(n));
    }
    site.flush();
    await().atMost(Site.PATIENCE).until(() -> failures.get() < Integer.MAX_VALUE - 10);
    assertThat(service.getBean(IntakeStation.class).lag()).isEqualTo(20);
    assertThat(Taken.recorded(service)).isEmpty();

    failures.set(0);
    site.settle();

    assertThat(Taken.recorded(service)).hasSize(15).doesNotHaveDuplicates();
    assertThat(site.all(site.in() + ".dead")).hasSize(5);
  }
}
