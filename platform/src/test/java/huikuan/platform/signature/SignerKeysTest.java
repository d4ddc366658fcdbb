package huikuan.platform.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.servers.Signed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SignerKeysTest {

  private static final String OLD = Signed.secret("the secret of the year before this one");
  private static final String NEW = Signed.secret("the secret of this year, another one");
  private static final SignerKeys LEDGER = SignerKeys.of("ledger", Map.of("a", OLD, "b", NEW));
  private static final RecordVerifier OF_LEDGER = RecordVerifier.of(List.of(LEDGER));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, @Nullable String key, byte @Nullable [] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    record.headers().add("ce_type", bytes("posted"));
    record.headers().add("ce_id", bytes("1-0-0"));
    record.headers().add("ce_actor", bytes("system:day-begins"));
    record.headers().add("traceparent", bytes("00-1-2-01"));
    record.headers().add("content-type", bytes("application/json"));
    return record;
  }

  private static ProducerRecord<String, byte[]> record() {
    return record("ledger.events", "CN01.ACME.CNY", bytes("{}"));
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
    return received(sent, sent.topic(), sent.key(), sent.headers(), sent.value());
  }

  private static ConsumerRecord<String, byte[]> received(
      ProducerRecord<String, byte[]> sent,
      String topic,
      @Nullable String key,
      Headers headers,
      byte @Nullable [] value) {
    return new ConsumerRecord<>(
        topic, 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
  }

  /** A signed record, of which something is changed on its way. */
  private static void refuses(Consumer<Headers> change, String reason) {
    ProducerRecord<String, byte[]> sent = LEDGER.sign("b", record());
    change.accept(sent.headers());
    assertThatThrownBy(() -> OF_LEDGER.verify(received(sent)))
        .isInstanceOf(NotTrusted.class)
        .hasMessageContaining(reason);
  }

  private static String form(ProducerRecord<String, byte[]> record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SignedForm(record.topic(), record.key(), record.headers(), record.value())
        .write("ledger", "b", out::writeBytes);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theFormHasEachFieldWithItsLengthAndTheHeadersByName() {
    assertThat(form(record()))
        .isEqualTo(
            "9:huikuan-16:ledger1:b13:ledger.events13:CN01.ACME.CNY"
                + "8:ce_actor17:system:day-begins5:ce_id5:1-0-07:ce_type6:posted"
                + "11:traceparent9:00-1-2-012:{}");
    assertThat(form(new ProducerRecord<>("t", null, null)))
        .isEqualTo("9:huikuan-16:ledger1:b1:t-:-:");
    assertThat(form(new ProducerRecord<>("t", "客户", bytes(""))))
        .isEqualTo("9:huikuan-16:ledger1:b1:t6:客户0:");
  }

  @Test
  void aSignedRecordIsItsSignersWhateverKeyOfItsSigned() {
    for (String key : List.of("a", "b")) {
      assertThat(OF_LEDGER.verify(received(LEDGER.sign(key, record())))).contains("ledger");
    }
    ProducerRecord<String, byte[]> empty = record("t", null, null);
    assertThat(OF_LEDGER.verify(received(LEDGER.sign("b", empty)))).contains("ledger");
  }

  @Test
  void whatIsSignedAgainHasOneSignature() {
    ProducerRecord<String, byte[]> twice = LEDGER.sign("b", LEDGER.sign("a", record()));
    assertThat(twice.headers().headers(Signature.HEADER)).hasSize(1);
    assertThat(OF_LEDGER.verify(received(twice))).contains("ledger");
  }

  @Test
  void aRecordWithAnyFieldChangedIsRefused() {
    String differs = "does not fit";
    for (String name : List.of("ce_type", "ce_id", "ce_actor", "traceparent")) {
      refuses(headers -> headers.remove(name), differs);
      refuses(headers -> headers.remove(name).add(name, bytes("another")), differs);
      refuses(headers -> headers.add(name, bytes("one more")), differs);
      refuses(headers -> headers.remove(name).add(name, null), differs);
    }
    refuses(headers -> headers.add("ce_epoch", bytes("e")), differs);

    ProducerRecord<String, byte[]> sent = LEDGER.sign("b", record());
    Headers headers = sent.headers();
    List<ConsumerRecord<String, byte[]>> changed =
        List.of(
            received(sent, "dunning.events", sent.key(), headers, sent.value()),
            received(sent, sent.topic(), "CN01.OTHER.CNY", headers, sent.value()),
            received(sent, sent.topic(), null, headers, sent.value()),
            received(sent, sent.topic(), sent.key(), headers, bytes("{ }")),
            received(sent, sent.topic(), sent.key(), headers, bytes("")),
            received(sent, sent.topic(), sent.key(), headers, null));
    for (ConsumerRecord<String, byte[]> each : changed) {
      assertThatThrownBy(() -> OF_LEDGER.verify(each)).hasMessageContaining(differs);
    }
  }

  @Test
  void bytesThatMoveFromOneFieldToTheNextAreAnotherForm() {
    assertThat(form(record("ledger.events", "AB", bytes("C"))))
        .isNotEqualTo(form(record("ledger.events", "A", bytes("BC"))));
    ProducerRecord<String, byte[]> one = new ProducerRecord<>("t", "k", bytes("v"));
    one.headers().add("ce_a", bytes("b4:ce_c1:d"));
    ProducerRecord<String, byte[]> two = new ProducerRecord<>("t", "k", bytes("v"));
    two.headers().add("ce_a", bytes("b")).add("ce_c", bytes("d"));
    assertThat(form(one)).isNotEqualTo(form(two));
    ProducerRecord<String, byte[]> none = new ProducerRecord<>("t", null, bytes("v"));
    assertThat(form(none)).isNotEqualTo(form(new ProducerRecord<>("t", "-:", bytes("v"))));
  }

  @Test
  void headersThatNobodyReadsMayChange() {
    ProducerRecord<String, byte[]> sent = LEDGER.sign("b", record());
    sent.headers().remove("content-type").add("x-proxy", bytes("1"));
    assertThat(OF_LEDGER.verify(received(sent))).contains("ledger");
  }

  @Test
  void aMissingMalformedUnknownOrForeignSignatureIsRefusedWithItsReason() {
    refuses(headers -> headers.remove(Signature.HEADER), "is not signed");
    refuses(headers -> headers.add(Signature.HEADER, null), "is not signed");
    for (String malformed : List.of("", "ledger:b", "ledger:b:", "ledger:b:###", "b:AAAA")) {
      refuses(headers -> headers.add(Signature.HEADER, bytes(malformed)), "is not <signer>");
    }
    String some = "A".repeat(43) + "=";
    refuses(headers -> headers.add(Signature.HEADER, bytes("ledger:c:" + some)), "ledger:c is not");
    refuses(headers -> headers.add(Signature.HEADER, bytes("dunning:b:" + some)), "signs nothing");
    refuses(headers -> headers.add(Signature.HEADER, bytes("ledger:b:" + some)), "does not fit");

    SignerKeys forger = SignerKeys.of("ledger", Map.of("b", Signed.secret("x".repeat(40))));
    assertThatThrownBy(() -> OF_LEDGER.verify(received(forger.sign("b", record()))))
        .hasMessageContaining("does not fit");
  }

  @Test
  void settingsTellAllTheirFaultsAndNoSecret() {
    Map<String, Map<String, String>> keys =
        Map.of("ledger", Map.of("a", "c2hvcnQ=", "b", "no base 64!", "c d", OLD), "x y", Map.of());
    assertThatThrownBy(() -> new SignatureSettings(keys, null, UnsignedRecords.REFUSED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "huikuan.kafka.keys.ledger.a: a secret of at least 32 bytes in base 64",
            "huikuan.kafka.keys.ledger.b: a secret",
            "unlike c d",
            "unlike x y")
        .hasMessageNotContaining("c2hvcnQ=")
        .hasMessageNotContaining(OLD);
    assertThatThrownBy(() -> new SignatureSettings(Map.of(), null, UnsignedRecords.REFUSED))
        .hasMessageContainingAll(
            "huikuan.kafka.keys are not set", "huikuan.kafka.unsigned=accepted");
    assertThat(new SignatureSettings(Map.of("l", Map.of("a", OLD)), null, UnsignedRecords.REFUSED))
        .asString()
        .doesNotContain(OLD);
  }

  @Test
  void theKeyThatSignsIsTheOnlyOneOrTheOneThatIsNamed() {
    Map<String, Map<String, String>> two = Map.of("ledger", Map.of("a", OLD, "b", NEW));
    SignatureSettings unnamed = new SignatureSettings(two, null, UnsignedRecords.REFUSED);
    assertThatThrownBy(() -> unnamed.signer("ledger"))
        .hasMessageContaining("huikuan.kafka.signing-key: one of the keys [a, b]");
    assertThatThrownBy(() -> unnamed.signer("dunning"))
        .hasMessageContaining("huikuan.kafka.keys.dunning are not set");
    assertThatThrownBy(() -> unnamed.verifiers(List.of("dunning", "ledger", "notification")))
        .hasMessageContaining("keys.dunning, huikuan.kafka.keys.notification are not set");
    SignatureSettings unknown = new SignatureSettings(two, "c", UnsignedRecords.REFUSED);
    assertThatThrownBy(() -> unknown.signer("ledger")).hasMessageContaining("not c");

    RecordSigner named = new SignatureSettings(two, "b", UnsignedRecords.REFUSED).signer("ledger");
    assertThat(Signature.of(named.sign(record()).headers()).keyId()).isEqualTo("b");
    SignatureSettings one =
        new SignatureSettings(Map.of("ledger", Map.of("a", OLD)), null, UnsignedRecords.REFUSED);
    assertThat(Signature.of(one.signer("ledger").sign(record()).headers()).keyId()).isEqualTo("a");
  }

  @Test
  void environmentVariablesAreReadBesideTheOneThatNamesTheBroker() {
    Map<String, Object> environment =
        Map.of(
            "HUIKUAN_KAFKA", "kafka:9092",
            "HUIKUAN_KAFKA_KEYS_LEDGER_A", OLD,
            "HUIKUAN_KAFKA_KEYS_LEDGER_2026B", NEW,
            "HUIKUAN_KAFKA_KEYS_DUNNING_A", NEW,
            "HUIKUAN_KAFKA_SIGNINGKEY", "2026b");
    StandardEnvironment read = new StandardEnvironment();
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    read.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, environment));
    ConfigurationPropertySources.attach(read);
    SignatureSettings settings =
        Binder.get(read).bind("huikuan.kafka", SignatureSettings.class).get();
    assertThat(settings.keys()).containsOnlyKeys("ledger", "dunning");
    assertThat(settings.keys().get("ledger")).isEqualTo(Map.of("a", OLD, "2026b", NEW));
    assertThat(Signature.of(settings.signer("ledger").sign(record()).headers()).keyId())
        .isEqualTo("2026b");
  }

  @Test
  void whoAcceptsUnsignedRecordsStillRefusesAWrongSignature() {
    SignatureSettings accepting = new SignatureSettings(Map.of(), null, UnsignedRecords.ACCEPTED);
    ProducerRecord<String, byte[]> plain = accepting.signer("ledger").sign(record());
    RecordVerifier verifier = accepting.verifiers(List.of("ledger")).get("ledger");
    assertThat(verifier).isNotNull();
    assertThat(verifier.verify(received(plain))).isEmpty();
    assertThatThrownBy(() -> verifier.verify(received(LEDGER.sign("b", record()))))
        .hasMessageContaining("ledger:b is not known");
    assertThatCode(() -> OF_LEDGER.verify(received(LEDGER.sign("b", record()))))
        .doesNotThrowAnyException();
  }
}
