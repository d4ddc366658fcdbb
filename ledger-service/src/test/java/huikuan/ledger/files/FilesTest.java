package huikuan.ledger.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import huikuan.ledger.RunningLedger;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files over HTTP, kept in GridFS. */
class FilesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PDF = "application/pdf";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();

  private record Sent(int status, JsonNode body) {

    String problem() {
      return RunningLedger.problemOf(body);
    }

    List<String> errors() {
      return body.path("errors")
          .valueStream()
          .map(each -> each.path("field").asString() + ": " + each.path("allowed").asString())
          .toList();
    }
  }

  private HttpRequest.Builder request(String path) {
    String port = ledger.instance().getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private String path() {
    return "/api/v1/companies/" + company + "/files";
  }

  private Sent post(byte[] content, @Nullable String type, @Nullable String name) {
    String query = name == null ? "" : "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        request(path() + query)
            .header("Huikuan-Person", "li.na")
            .POST(BodyPublishers.ofByteArray(content));
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Sent(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return HTTP.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(" and ", answer.headers().allValues(name));
  }

  /**
   * A PDF that no other test sends.
   *
   * @param more in its catalogue
   */
  private byte[] pdf(String more) {
    return """
    %%PDF-1.4
    %% %s
    1 0 obj << /Type /Catalog /Pages 2 0 R %s >> endobj
    2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
    trailer << /Root 1 0 R >>
    startxref
    0
    %%%%EOF
    """
        .formatted(company, more)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aFileIsKeptAndComesBackAsItWas() throws Exception {
    byte[] letter = pdf("");
    Sent sent = post(letter, PDF, "回函 1.pdf");

    BlobHash hash = BlobHash.of(letter);
    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.body())
        .hasToString(
            """
            {"hash":"%s","size":%d,"mediaType":"application/pdf","name":"回函 1.pdf",\
            "uploadedAt":"%s","by":"person:li.na"}\
            """
                .formatted(hash, letter.length, ledger.clock().instant()));

    HttpResponse<byte[]> got = get(path() + "/" + hash);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(letter);
    assertThat(header(got, "Content-Type")).isEqualTo(PDF);
    assertThat(header(got, "Content-Length")).isEqualTo(Integer.toString(letter.length));
    assertThat(header(got, "Content-Disposition"))
        .startsWith("attachment; ")
        .endsWith("filename*=UTF-8''%E5%9B%9E%E5%87%BD%201.pdf");
    assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(got, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
  }

  @Test
  void theSameAgainChangesNothingAndAnswersAlike() {
    byte[] letter = pdf("");
    Sent first = post(letter, PDF, "first.pdf");
    long head = ledger.log().head();

    Sent again = post(letter, PDF, "second.pdf");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void someWhoSendTheSameAtOnceMakeOneFile() throws Exception {
    byte[] letter = pdf("");
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<Sent>> all = new ArrayList<>();
      for (int n = 0; n < 12; n++) {
        all.add(threads.submit(() -> post(letter, PDF, null)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Sent> each : all) {
        statuses.add(each.get().status());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
    }
    FileKey key = new FileKey(company, BlobHash.of(letter));
    assertThat(ledger.log().ofAggregate(key.toString(), 0)).hasSize(1);
  }

  @Test
  void picturesAreTaken() throws Exception {
    byte[] stamp = png();
    Sent sent = post(stamp, "image/png", null);

    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.body().has("name")).isFalse();
    HttpResponse<byte[]> got = get(path() + "/" + sent.body().path("hash").asString());
    assertThat(header(got, "Content-Type")).isEqualTo("image/png");
    assertThat(header(got, "Content-Disposition"))
        .contains(sent.body().path("hash").asString() + ".png");
  }

  @Test
  void aFileIsThatOfItsCompanyAlone() throws Exception {
    byte[] letter = pdf("");
    post(letter, PDF, null);
    String hash = BlobHash.of(letter).hex();

    HttpResponse<byte[]> other = get("/api/v1/companies/" + ledger.newCompany() + "/files/" + hash);
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(other.body()).path("detail").asString())
        .isEqualTo("There is no file " + hash + ".");
    assertThat(get(path() + "/" + BlobHash.of(new byte[] {7})).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "..%2F..%2Fetc%2Fpasswd", "BA7816", "%00"})
  void whatIsNoHashIsRefused(String hash) throws Exception {
    HttpResponse<byte[]> answer = get(path() + "/" + hash);
    assertThat(answer.statusCode()).isBetween(400, 404);
    if (!hash.equals("%00")) {
      assertThat(JSON.readTree(answer.body()).at("/errors/0/allowed").asString())
          .isEqualTo(BlobHash.ALLOWED);
    }
  }

  @Test
  void anEmptyBodyAndAMalformedNameAreToldAtOnce() {
    Sent sent = post(new byte[0], PDF, "../../etc/passwd");

    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.problem()).isEqualTo("invalid");
    assertThat(sent.errors())
        .containsExactly("name: " + FileName.ALLOWED, "body: the bytes of a file, at least one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/html", "image/tiff", "application/octet-stream"})
  void otherTypesAreRefusedAndThoseTakenAreNamed(String type) {
    Sent sent = post(pdf(""), type, null);

    assertThat(sent.status()).isEqualTo(415);
    assertThat(sent.problem()).isEqualTo("unsupported-media-type");
    assertThat(sent.body().path("detail").asString())
        .contains("application/pdf", "image/png", "image/jpeg");
  }

  @Test
  void aFileWithoutATypeIsRefused() {
    assertThat(post(pdf(""), null, null).status()).isEqualTo(415);
  }

  @Test
  void aFileThatIsNotWhatItSaysIsRefused() throws Exception {
    Sent sent = post(png(), PDF, null);

    assertThat(sent.status()).isEqualTo(422);
    assertThat(sent.problem()).isEqualTo("file-refused");
    assertThat(sent.errors()).containsExactly("body: application/pdf, not image/png");
    assertThat(get(path() + "/" + BlobHash.of(png())).statusCode()).isEqualTo(404);
  }

  @Test
  void aPdfThatDoesMoreThanBeShownIsRefusedForAllItDoes() {
    long head = ledger.log().head();
    byte[] bad = pdf("/OpenAction << /S /JavaScript /JS (x) >> /Names << /EmbeddedFiles 9 0 R >>");

    assertThat(post(bad, PDF, null).errors())
        .containsExactly(
            "body: application/pdf, not a PDF with JavaScript",
            "body: application/pdf, not a PDF with files in it");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aPictureThatWouldFillAMemoryIsRefused() throws Exception {
    byte[] bomb = png();
    System.arraycopy(new byte[] {0, 1, (byte) 0x86, (byte) 0xA0}, 0, bomb, 16, 4);
    System.arraycopy(new byte[] {0, 1, (byte) 0x86, (byte) 0xA0}, 0, bomb, 20, 4);

    assertThat(post(bomb, "image/png", null).errors())
        .containsExactly(
            "body: image/png, not a picture of 100000 x 100000 dots; taken are up to 20000 a side"
                + " and 150000000 in all");
  }

  @Test
  void aFileOfTwentyMegabytesIsTakenAndALargerOneIsNot() {
    byte[] start = pdf("");
    byte[] most = new byte[20 * 1024 * 1024];
    Arrays.fill(most, (byte) ' ');
    System.arraycopy(start, 0, most, 0, start.length);
    byte[] end = "startxref\n0\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(end, 0, most, most.length - end.length, end.length);

    assertThat(post(most, PDF, null).status()).isEqualTo(201);
    Sent sent = post(Arrays.copyOf(most, most.length + 1), PDF, null);
    assertThat(sent.status()).isEqualTo(413);
    assertThat(sent.problem()).isEqualTo("too-large");
  }

  @Test
  void aDamagedFileSaysSoUntilItIsSentAgain() throws Exception {
    byte[] letter = pdf("");
    post(letter, PDF, null);
    String hash = BlobHash.of(letter).hex();
    try (MongoClient client = MongoClients.create(ledger.mongoUri())) {
      MongoDatabase files = client.getDatabase("files");
      Object id =
          files.getCollection("blobs.files").find(Filters.eq("filename", hash)).first().get("_id");
      files.getCollection("blobs.chunks").deleteMany(Filters.eq("files_id", id));
    }

    HttpResponse<byte[]> damaged = get(path() + "/" + hash);
    JsonNode problem = JSON.readTree(damaged.body());
    assertThat(damaged.statusCode()).isEqualTo(500);
    assertThat(RunningLedger.problemOf(problem)).isEqualTo("file-damaged");
    assertThat(problem.path("detail").asString()).contains(hash).contains("again mends it");
    assertThat(header(damaged, "Content-Disposition")).isEmpty();

    assertThat(post(letter, PDF, null).status()).isEqualTo(200);
    assertThat(get(path() + "/" + hash).body()).isEqualTo(letter);
  }

  @Test
  void whatTheLedgerMakesItselfIsKeptAndFound() {
    CompanyFiles files = ledger.bean(CompanyFiles.class);
    byte[] letter = pdf("");

    CompanyFiles.Kept kept = files.keep(company, FileType.PDF, letter, "letter.pdf");

    assertThat(kept.fresh()).isTrue();
    assertThat(files.keep(company, FileType.PDF, letter, null))
        .isEqualTo(new CompanyFiles.Kept(kept.entry(), false));
    assertThat(files.find(company, BlobHash.of(letter))).hasValue(kept.entry());
    assertThat(List.of(kept.entry()))
        .extracting(FileEntry::company, FileEntry::type, FileEntry::size, FileEntry::name)
        .containsExactly(tuple(company, FileType.PDF, (long) letter.length, "letter.pdf"));
    assertThat(files.find(ledger.newCompany(), BlobHash.of(letter))).isEmpty();
  }
}
