package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.blob.BlobHash;
import huikuan.standalone.backup.Backup;
import huikuan.standalone.backup.Restore;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup of an instance that is posted to, and the instance that is made of it. */
class BackupIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int POSTERS = 3;
  private static final byte[] LETTER =
      "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\nstartxref\n0\n%%EOF\n"
          .getBytes(StandardCharsets.UTF_8);

  private static final String PROVEN = "/accounts/CN01.early.CNY/items/invoice/E-1";

  @TempDir private Path directory;

  private RunningProcess start(TestPorts ports, String data, String... arguments) {
    RunningProcess standalone =
        RunningProcess.openStandalone(
            ports.with("HUIKUAN_DATA", directory.resolve(data).toString()),
            directory.resolve(data + ".output"),
            arguments);
    standalone.awaitUp(ports.gateway() + "/api/v1/sandbox/clock");
    return standalone;
  }

  private static JsonNode invoice(String customer, String number, String dueOn) {
    return JSON.readTree(
        """
        {"kind":"invoice","company":"CN01","customer":"%s","currency":"CNY","number":"%s",
         "postedOn":"2026-03-01","dueOn":"%s","amount":"1000.00"}\
        """
            .formatted(customer, number, dueOn));
  }

  /** A receipt of which a third was paid back, and which bounces. */
  private static List<JsonNode> refunded() {
    return List.of(
        invoice("refunded", "N-1", "2026-03-01"),
        ofRefunded(
            """
            "kind":"receipt","number":"B-1","amount":"1500.00"\
            """),
        ofRefunded(
            """
            "kind":"refund","number":"N-1","amount":"500.00"\
            """),
        ofRefunded(
            """
            "kind":"reversal","number":"X-1","reverses":{"kind":"receipt","number":"B-1"},
             "reason":"bounced"\
            """));
  }

  private static JsonNode ofRefunded(String fields) {
    return JSON.readTree(
        """
        {"company":"CN01","customer":"refunded","currency":"CNY","postedOn":"2026-03-01",%s}\
        """
            .formatted(fields));
  }

  /**
   * The refund is owed again, beside the invoice of the same number, and one message asks for both.
   */
  private static void refundIsChased(GatewayClient gateway) {
    JsonNode message =
        gateway.get("/notifications?account=CN01.refunded.CNY&status=sent").path("items").path(0);
    assertThat(message.path("invoices").valueStream())
        .extracting(
            each -> each.path("case").asString(),
            each -> each.path("itemKind").asString(),
            each -> each.path("number").asString(),
            each -> each.path("open").asString())
        .containsExactlyInAnyOrder(
            tuple("reminder.CN01.N-1", "invoice", "N-1", "1000.00"),
            tuple("refund.CN01.N-1", "refund", "N-1", "500.00"));
    assertThat(message.path("body").asString())
        .contains("Invoice N-1", "Refund N-1", "CNY 1,500.00");
    assertThat(gateway.get("/dunning/cases/refund.CN01.N-1").path("itemKind").asString())
        .isEqualTo("refund");
  }

  private static void customer(GatewayClient gateway, String customer) {
    gateway.putCustomer(
        "CN01",
        customer,
        JSON.readTree(
            """
            {"name":"%1$s","locale":"en","timeZone":"Asia/Shanghai","contacts":[{"id":"p1",
             "name":"Somebody","role":"paymentResponsible","email":"%1$s@customer.example"}]}\
            """
                .formatted(customer)));
  }

  /** Posts until told to stop; what was acknowledged is told when it is. */
  private static Thread post(
      TestPorts ports, int poster, AtomicBoolean going, Queue<JsonNode> acknowledged) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try (GatewayClient gateway = new GatewayClient(ports.gateway())) {
                for (int n = 0; going.get(); n++) {
                  JsonNode invoice =
                      invoice("Z-" + n % 7, "Z-%d-%d".formatted(poster, n), "2026-12-31");
                  assertThat(gateway.post(List.of(invoice)).accepted()).isEqualTo(1);
                  acknowledged.add(invoice);
                }
              }
            });
  }

  /** Posts a file, or asks for one if there is nothing to send. */
  private static HttpResponse<byte[]> file(TestPorts ports, String path, BodyPublisher body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(ports.gateway() + "/api/v1/companies/CN01/files" + path))
                .header("Content-Type", "application/pdf")
                .method(body.contentLength() == 0 ? "GET" : "POST", body)
                .build(),
            BodyHandlers.ofByteArray());
  }

  /** The letter is evidence of an invoice, which was delivered. */
  private static void prove(GatewayClient gateway) {
    gateway.post(
        PROVEN + "/evidence",
        JSON.readTree(
            """
            {"kind":"signedDeliveryNote","file":"%s","documentOn":"2026-03-02"}\
            """
                .formatted(BlobHash.of(LETTER))));
    gateway.post(
        PROVEN + "/way",
        JSON.readTree("{\"state\":\"delivered\",\"on\":\"2026-03-02\",\"how\":\"mail\"}"));
  }

  private static void isProven(GatewayClient gateway) {
    assertThat(gateway.get(PROVEN + "/evidence").path("evidence").valueStream())
        .extracting(
            each -> each.at("/file/hash").asString(), each -> each.at("/file/damaged").toString())
        .containsExactly(tuple(BlobHash.of(LETTER).hex(), "false"));
    assertThat(gateway.get(PROVEN + "/way").path("state").asString()).isEqualTo("delivered");
  }

  private static int mails(GatewayClient gateway) {
    return gateway.get("/sandbox/mails").path("total").asInt();
  }

  private interface Command {
    int run(PrintStream out);
  }

  private static String run(Command command) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int status = command.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(status).as(text).isZero();
    return text;
  }

  @Test
  void whatWasAcknowledgedBeforeIsInItAndTheRestoredInstanceGoesOn() throws Exception {
    TestPorts ports = TestPorts.free();
    Path file = directory.resolve("huikuan.backup");
    Queue<JsonNode> acknowledged = new ConcurrentLinkedQueue<>();
    List<JsonNode> before;
    try (RunningProcess standalone =
            start(ports, "data", "--empty", "--clock", "2026-03-01T08:00:00+08:00");
        GatewayClient gateway = new GatewayClient(ports.gateway())) {
      gateway.openChasing("CN01", LocalDate.of(2026, 3, 1));
      customer(gateway, "early");
      customer(gateway, "late");
      customer(gateway, "refunded");
      gateway.post(refunded());
      gateway.post(
          List.of(invoice("early", "E-1", "2026-03-05"), invoice("late", "L-1", "2026-03-09")));
      gateway.moveClock(Instant.parse("2026-03-09T04:00:00Z"));
      assertThat(mails(gateway)).isEqualTo(2);
      refundIsChased(gateway);

      assertThat(file(ports, "", BodyPublishers.ofByteArray(LETTER)).statusCode()).isEqualTo(201);
      prove(gateway);

      AtomicBoolean going = new AtomicBoolean(true);
      List<Thread> posters =
          IntStream.range(0, POSTERS)
              .mapToObj(poster -> post(ports, poster, going, acknowledged))
              .toList();
      await(acknowledged, 200);
      before = List.copyOf(acknowledged);
      String[] words = {file.toString(), "--gateway", ports.gateway()};
      String told = run(out -> Backup.run(List.of(words), Map.of(), DataDirectory.FORMAT, out));
      assertThat(told).contains(file.toString(), "ledger", "2 mails, 1 files");
      await(acknowledged, before.size() + 100);
      going.set(false);
      for (Thread poster : posters) {
        poster.join();
      }
      gateway.moveClock(Instant.parse("2026-03-13T04:00:00Z"));
      assertThat(mails(gateway)).isEqualTo(4);
    }
    restoredGoesOn(file, before, acknowledged.size());
  }

  /** The keys of the instance that was backed up, which are in no backup. */
  private void keysBeside(Path restored) throws IOException {
    Path from = directory.resolve("data-keys");
    Path to = restored.resolveSibling(restored.getFileName() + "-keys");
    Files.createDirectories(to);
    Files.copy(from.resolve("backup"), to.resolve("backup"));
  }

  private static void await(Queue<?> queue, int size) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (queue.size() < size) {
      assertThat(System.nanoTime()).as("posters have stopped").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private void restoredGoesOn(Path file, List<JsonNode> before, int all) throws Exception {
    Path restored = directory.resolve("restored");
    String[] words = {file.toString(), "--data", restored.toString()};
    keysBeside(restored);
    run(out -> Restore.run(List.of(words), Map.of(), DataDirectory.FORMAT, out));
    run(out -> Verification.run(restored, out));
    TestPorts ports = TestPorts.free();
    try (RunningProcess standalone = start(ports, "restored", "--empty");
        GatewayClient gateway = new GatewayClient(ports.gateway())) {
      Posted again = gateway.post(before);
      assertThat(again.duplicates()).isEqualTo(before.size());
      assertThat(gateway.clock()).isEqualTo(Instant.parse("2026-03-09T04:00:00Z"));
      assertThat(file(ports, "/" + BlobHash.of(LETTER), BodyPublishers.noBody()).body())
          .isEqualTo(LETTER);
      isProven(gateway);
      JsonNode trial = gateway.get("/trial");
      assertThat(trial.toString()).doesNotContain("false");
      gateway.settle();
      assertThat(mails(gateway)).isEqualTo(2);
      assertThat(gateway.get("/notifications?status=sent").path("items")).hasSize(2);
      refundIsChased(gateway);
      int cases = gateway.get("/dunning/cases?limit=200").path("cases").size();
      assertThat(cases).isLessThanOrEqualTo(all + 4);

      gateway.moveClock(Instant.parse("2026-03-13T04:00:00Z"));
      assertThat(mails(gateway)).isEqualTo(4);
      assertThat(gateway.get("/notifications?status=sent").path("items")).hasSize(4);
      gateway.post(List.of(invoice("late", "L-2", "2026-03-31")));
      gateway.settle();
    }
    run(out -> Verification.run(restored, out));
    whatIsTamperedWithIsFound(restored);
  }

  private static void whatIsTamperedWithIsFound(Path data) {
    List<String> readModels =
        List.of(
            "ledger/items",
            "dunning/cases",
            "dunning/agenda",
            "dunning/customers",
            "notification/messages",
            "notification/standings");
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data.resolve("documents"), 0);
        MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      for (String each : readModels) {
        String[] name = each.split("/");
        tamperWith(client.getDatabase(name[0]).getCollection(name[1]));
      }
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int status = Verification.run(data, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("NOT as the log tells"))
        .hasSameSizeAs(readModels)
        .allMatch(line -> line.endsWith("3 differ"));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("is tampered, by the log", ": missing", "nobody: there, and not by the log");
  }

  /** One is changed, one taken away and one put in. */
  private static void tamperWith(MongoCollection<Document> entries) {
    List<Document> first =
        entries
            .find(Filters.ne("_id", "cursor"))
            .sort(new Document("_id", 1))
            .limit(2)
            .into(new ArrayList<>());
    String field = List.copyOf(first.getFirst().keySet()).get(1);
    entries.updateOne(
        new Document("_id", first.getFirst().get("_id")),
        new Document("$set", new Document(field, "tampered")));
    entries.deleteOne(new Document("_id", first.getLast().get("_id")));
    entries.insertOne(new Document("_id", "nobody"));
  }
}
