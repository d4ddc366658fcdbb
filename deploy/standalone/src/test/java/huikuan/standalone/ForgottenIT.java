package huikuan.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import huikuan.contracts.Sealed;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.personal.KeyFile;
import huikuan.platform.personal.MasterKeyMissing;
import huikuan.platform.personal.PersonalData;
import huikuan.standalone.backup.Backup;
import huikuan.standalone.client.GatewayClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person who is forgotten is nowhere in what an instance keeps, nor in a new backup of it. */
class ForgottenIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "欧阳雪松";
  private static final String ADDRESS = "ouyang.xuesong@beispiel-kunde.example";
  private static final String MOBILE = "+8613912345678";
  private static final String OTHER = "Ingeborg Bachmayr";
  private static final String CONTACTS = "/customers/CN01/C-1/contacts";

  private static final String CUSTOMER =
      """
      {"name":"示例公司","locale":"zh-CN","timeZone":"Asia/Shanghai","contacts":[
       {"id":"p1","name":"%s","role":"paymentResponsible","email":"%s","mobile":"%s"},
       {"id":"p2","name":"%s","role":"paymentResponsible","email":"i.b@kunde.example"}]}\
      """
          .formatted(NAME, ADDRESS, MOBILE, OTHER);

  private static final String INVOICE =
      """
      {"kind":"invoice","company":"CN01","customer":"C-1","currency":"CNY","number":"F-1",
       "postedOn":"2026-03-01","dueOn":"2026-03-05","amount":"1000.00"}\
      """;

  @TempDir private Path directory;

  private RunningProcess start(TestPorts ports) {
    RunningProcess standalone =
        RunningProcess.openStandalone(
            ports.with("HUIKUAN_DATA", data().toString()),
            directory.resolve("output"),
            "--empty",
            "--clock",
            "2026-03-01T08:00:00+08:00");
    standalone.awaitUp(ports.gateway() + "/api/v1/sandbox/clock");
    return standalone;
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path keys() {
    return directory.resolve("data-keys");
  }

  @Test
  void nobodyReadsAnythingOfAPersonWhoIsForgotten() throws Exception {
    TestPorts ports = TestPorts.free();
    Path backup = directory.resolve("backup");
    String master;
    JsonNode balance;
    try (RunningProcess standalone = start(ports);
        GatewayClient gateway = new GatewayClient(ports.gateway())) {
      writeTo(gateway);
      JsonNode message = message(gateway);
      assertThat(message.at("/recipient/name").asString()).isEqualTo(NAME);
      assertThat(message.path("content").asString()).isEqualTo("kept");
      balance = gateway.get("/accounts/CN01.C-1.CNY/balance");
      copy(data().resolve("documents"), directory.resolve("copy"));
      master = Files.readString(keys().resolve("master"));
      assertThat(found(data(), ADDRESS)).as("the mail caught").hasSize(1);
      assertThat(found(data(), NAME)).as("the mail caught").hasSize(1);

      gateway.post(CONTACTS + "/p2/confirm", JSON.readTree("{\"how\":\"call\"}"));
      JsonNode left =
          gateway.post(CONTACTS + "/p1/forget", JSON.readTree("{\"reason\":\"asked for\"}"));
      assertThat(left.at("/forgotten/0").asString()).isEqualTo("p1");
      gateway.settle();

      assertThat(gateway.get(CONTACTS).toString()).doesNotContain(NAME).contains(OTHER);
      assertThat(gateway.get("/accounts/CN01.C-1.CNY/balance").path("balance"))
          .isEqualTo(balance.path("balance"));
      run(ports, backup);
    }
    for (String text : List.of(NAME, ADDRESS, MOBILE, key(master))) {
      assertThat(found(data(), text)).as(text).isEmpty();
      assertThat(found(keys(), text)).as(text).isEmpty();
      assertThat(foundIn(backup, text)).as(text + " in the backup").isEmpty();
    }
    assertThat(verified()).contains("Sound:").doesNotContain("NOT");
    aCopyIsOfNoUse();
    theMessageIsErased(ports);
  }

  private static void writeTo(GatewayClient gateway) {
    gateway.openChasing("CN01", LocalDate.of(2026, 3, 1));
    gateway.putCustomer("CN01", "C-1", JSON.readTree(CUSTOMER));
    gateway.post(List.of(JSON.readTree(INVOICE)));
    gateway.moveClock(Instant.parse("2026-03-09T04:00:00Z"));
  }

  private static JsonNode message(GatewayClient gateway) {
    return gateway.get("/notifications?account=CN01.C-1.CNY&status=sent").path("items").path(0);
  }

  private static void run(TestPorts ports, Path backup) {
    String[] words = {backup.toString(), "--gateway", ports.gateway()};
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    assertThat(Backup.run(List.of(words), Map.of(), DataDirectory.FORMAT, out)).isZero();
  }

  private String verified() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Verification.run(data(), new PrintStream(printed, true, UTF_8));
    return printed.toString(UTF_8);
  }

  /** A key that was in the file, as it is written there. */
  private static String key(String master) {
    return master.strip().split(" ")[1];
  }

  /** A copy of the store from before has the wrapped key, and nobody can unwrap it any more. */
  private void aCopyIsOfNoUse() {
    try (EmbeddedMongo copied = EmbeddedMongo.start(directory.resolve("copy"), 0);
        MongoClient client = MongoClients.create(copied.uri("ledger"))) {
      MongoCollection<Document> customers =
          client.getDatabase("notification").getCollection("customers");
      Matcher name =
          Pattern.compile("\"name\":\"([\\w-]+\\.[\\w-]+)\"")
              .matcher(
                  customers
                      .find()
                      .first()
                      .getList("contacts", Document.class)
                      .getFirst()
                      .getString("contact"));
      assertThat(name.find()).isTrue();
      PersonalData people =
          PersonalData.of(
              client.getDatabase("ledger"), new KeyFile(keys().resolve("master"))::read);
      assertThatThrownBy(() -> people.open(Sealed.parse(name.group(1))))
          .isInstanceOf(MasterKeyMissing.class);
    }
  }

  private void theMessageIsErased(TestPorts ports) {
    try (RunningProcess standalone = start(ports);
        GatewayClient gateway = new GatewayClient(ports.gateway())) {
      JsonNode message = message(gateway);
      assertThat(message.path("content").asString()).isEqualTo("erased");
      assertThat(message.path("hash").asString()).isNotEmpty();
      assertThat(message.path("recipient").toString()).isEqualTo("{\"contactId\":\"p1\"}");
      theOtherIsToBeConfirmedAnew(gateway);
    }
  }

  /** The call of 9 March is good for 180 days. */
  private static void theOtherIsToBeConfirmedAnew(GatewayClient gateway) {
    gateway.moveClock(Instant.parse("2026-09-05T04:00:00Z"));
    assertThat(gateway.get(CONTACTS).at("/contacts/0/state").asString()).isEqualTo("confirmed");
    gateway.moveClock(Instant.parse("2026-09-06T04:00:00Z"));
    assertThat(gateway.get(CONTACTS).at("/contacts/0/stale").toString())
        .isEqualTo("{\"on\":\"2026-09-06\",\"why\":\"age\"}");
  }

  private static void copy(Path from, Path to) throws IOException {
    FileSystemUtils.copyRecursively(from, to);
  }

  /** The files that hold a text. One that vanishes meanwhile has become another, or is gone. */
  private static List<Path> found(Path directory, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              if (holds(Files.readAllBytes(file), text)) {
                found.add(file);
              }
            } catch (NoSuchFileException vanished) {
              return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return found;
  }

  private static List<String> foundIn(Path zip, String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (holds(entries.readAllBytes(), text)) {
          found.add(entry.getName());
        }
      }
    }
    return found;
  }

  /** In the encodings in which stores, mails and logs write text. */
  private static boolean holds(byte[] bytes, String text) {
    String all = new String(bytes, ISO_8859_1);
    return Stream.of(
            Stream.of(UTF_8, UTF_16LE, UTF_16BE).map(text::getBytes),
            base64(text),
            Stream.of(quotedPrintable(text), escaped(text)).map(each -> each.getBytes(US_ASCII)))
        .flatMap(each -> each)
        .map(each -> new String(each, ISO_8859_1))
        .anyMatch(all::contains);
  }

  /**
   * At each of the three places that it can have in a group, without what its neighbours change.
   */
  private static Stream<byte[]> base64(String text) {
    return Stream.of(0, 1, 2)
        .map(
            shift -> {
              byte[] shifted = new byte[shift + text.getBytes(UTF_8).length];
              byte[] own = text.getBytes(UTF_8);
              System.arraycopy(own, 0, shifted, shift, own.length);
              byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
              return Arrays.copyOfRange(encoded, shift == 0 ? 0 : shift + 1, encoded.length - 2);
            });
  }

  private static String quotedPrintable(String text) {
    StringBuilder quoted = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      quoted.append(each < 0 ? "=%02X".formatted(each) : String.valueOf((char) each));
    }
    return quoted.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(each -> escaped.append(each > 127 ? "\\u%04x".formatted(each) : (char) each + ""));
    return escaped.toString();
  }
}
