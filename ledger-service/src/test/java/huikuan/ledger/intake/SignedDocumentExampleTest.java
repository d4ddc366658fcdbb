package huikuan.ledger.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huikuan.platform.signature.RecordSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of the reference, by which an ERP in another language signs its documents. */
class SignedDocumentExampleTest {

  private static final Path ROOT = Path.of("..");

  private String section = "";
  private String secret = "";
  private ProducerRecord<String, byte[]> record;

  @BeforeEach
  void read() throws IOException {
    String reference = Files.readString(ROOT.resolve("docs/reference.md"));
    int start = reference.indexOf("### erp.documents");
    section = reference.substring(start, reference.indexOf("\n### ", start + 1));
    secret = found("clients\\.sap\\.keys\\.a=(\\S+)");
    record =
        new ProducerRecord<>(
            "erp.documents", "CN01.C-17.CNY", found("```json\\n(.*)\\n```").getBytes(UTF_8));
  }

  private String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(section);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private String signed() {
    RecordSigner.of("sap", "a", secret).sign(record);
    return new String(record.headers().lastHeader("huikuan_signature").value(), UTF_8);
  }

  @Test
  void itsSignatureIsTheOneThatTheLedgerTakes() {
    assertThat(found("`huikuan_signature: (\\S+)`")).isEqualTo(signed());
  }

  @Test
  void itsBytesAreThoseThatAreSigned() throws Exception {
    String bytes = found("```text\\n([^`]*)```").replace("\n", "");
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String hmac = Base64.getEncoder().encodeToString(mac.doFinal(bytes.getBytes(UTF_8)));
    assertThat(signed()).isEqualTo("sap:a:" + hmac);
  }

  @Test
  void theShellSignsAsTheLedgerDoes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && hasOpenssl());
    assertThat(shell("sap", "a", record.topic(), record.key()))
        .isEqualTo("huikuan_signature=" + signed());

    record.headers().add("ce_id", "1=2".getBytes(UTF_8)).add("ce_actor", "é".getBytes(UTF_8));
    assertThat(shell("sap", "a", record.topic(), record.key(), "ce_id=1=2", "ce_actor=é"))
        .isEqualTo("huikuan_signature=" + signed());
  }

  private static boolean hasOpenssl() throws InterruptedException {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String shell(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "deploy/kafka/sign"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().put("HUIKUAN_SECRET", secret);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    process.getOutputStream().write(record.value());
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
