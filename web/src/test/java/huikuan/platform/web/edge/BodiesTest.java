package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.edge.RunningEdge.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

  private static final int MAX = 256 * 1024;
  private static RunningEdge edge;

  @BeforeAll
  static void start() {
    edge =
        new RunningEdge(
            "--huikuan.bodies.max=256KB",
            "--huikuan.bodies.file=200KB",
            "--huikuan.bodies.at-once=256KB",
            "--huikuan.bodies.patience=0s");
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  private static byte[] text(int bytes) {
    return "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 16 * 1024, 16 * 1024 + 1, MAX})
  void aBodyArrivesWhole(int size) throws IOException {
    String length = size == 0 ? "0 0" : size + " " + size;
    assertThat(edge.post("/echo", text(size)).body()).contains(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000})
  void aBodyWithoutLengthHasOneWhenItHasArrived(int size) throws IOException {
    Answer answer =
        edge.send(
            RunningEdge.head("POST", "/echo", "Transfer-Encoding: chunked"),
            (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII),
            text(size),
            "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.body()).contains(size + " " + size + " null");
  }

  @Test
  void aPackedBodyArrivesUnpacked() throws IOException {
    byte[] packed = gzip(text(MAX));
    assertThat(packed.length).isLessThan(2_000);
    assertThat(edge.post("/echo", packed, "Content-Encoding: gzip").body())
        .contains(MAX + " " + MAX + " null");
    assertThat(edge.post("/echo", gzip(text(5)), "Content-Encoding: GZIP").body())
        .contains("5 5 null xxxxx");
  }

  @Test
  void aPackedBodyOfSomeMembersArrivesWhole() throws IOException {
    byte[] packed = members(gzip(text(2)), gzip(new byte[0]), gzip(text(3)));
    assertThat(edge.post("/echo", packed, "Content-Encoding: gzip").body())
        .contains("5 5 null xxxxx");
  }

  @Test
  void aPackedBodyOfThousandsOfEmptyMembersIsRefused() throws IOException {
    byte[][] empty = new byte[3_000][];
    Arrays.fill(empty, gzip(new byte[0]));
    Answer answer = edge.post("/echo", members(empty), "Content-Encoding: gzip");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("not-gzip");
  }

  private static byte[] members(byte[]... packed) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(packed).forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Test
  void aPackedBodyIsAsLargeAsItIsUnpacked() throws IOException {
    Answer answer = edge.post("/echo", gzip(text(MAX + 1)), "Content-Encoding: gzip");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
    assertThat(answer.body()).contains("262144");
  }

  @Test
  void aPersonReadsARefusalAsAPage() throws IOException {
    Answer answer =
        edge.post("/echo", text(MAX + 1), "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.body())
        .startsWith("<!doctype html>")
        .contains("<h1>Too large</h1>", "262144", "Nothing was changed", "请返回上一页");
  }

  @Test
  void whatIsNoGzipIsRefused() throws IOException {
    byte[] packed = gzip(text(1_000));
    byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
    byte[] second = members(packed, half);
    byte[] junk = members(packed, text(4));
    for (byte[] broken : List.of(text(100), half, text(1), second, junk)) {
      Answer answer = edge.post("/echo", broken, "Content-Encoding: gzip");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.problem()).isEqualTo("not-gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "nonsense"})
  void anotherEncodingIsRefused(String encoding) throws IOException {
    Answer answer = edge.post("/echo", text(5), "Content-Encoding: " + encoding);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void wideTextIsRefusedWhetherItSaysSoOrNot(String name) throws IOException {
    byte[] wide = "[{}]".getBytes(Charset.forName(name));
    byte[] marked = "\uFEFF[{}]".getBytes(Charset.forName(name));
    for (Answer answer :
        List.of(
            edge.post("/echo", wide),
            edge.post("/echo", marked),
            edge.post("/echo", gzip(wide), "Content-Encoding: gzip"),
            edge.post("/echo", text(4), "Content-Type: application/json; charset=" + name))) {
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.problem()).isEqualTo("unsupported-charset");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "UTF-8", "\"utf-8\"", "US-ASCII"})
  void utf8IsTaken(String name) throws IOException {
    byte[] marked = "\uFEFF[\"货\"]".getBytes(StandardCharsets.UTF_8);
    assertThat(edge.post("/echo", marked, "Content-Type: application/json;charset=" + name).body())
        .contains("货");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/pdf", "image/png", "Image/JPEG"})
  void aFileHasALimitOfItsOwnAndBeginsAsItWants(String type) throws IOException {
    byte[] file = text(200 * 1024);
    file[0] = 0;
    String header = "Content-Type: " + type;
    assertThat(edge.post("/echo", file, header).status()).isEqualTo(200);
    assertThat(edge.post("/echo", gzip(file), header, "Content-Encoding: gzip").status())
        .isEqualTo(200);

    byte[] larger = text(200 * 1024 + 1);
    for (Answer answer :
        List.of(
            edge.post("/echo", larger, header),
            edge.post("/echo", gzip(larger), header, "Content-Encoding: gzip"))) {
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("at most 204800 bytes");
    }
  }

  @Test
  void aBodyThatAnnouncesTooMuchIsRefusedAndItsSenderHearsWhy() throws IOException {
    Answer answer = edge.post("/echo", text(8 * 1024 * 1024));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
  }

  @Test
  void aBodyThatGrowsTooLargeIsRefusedAndItsSenderHearsWhy() throws IOException {
    byte[] chunk = ("40000\r\n" + "x".repeat(0x40000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    Answer answer =
        edge.send(
            RunningEdge.head("POST", "/echo", "Transfer-Encoding: chunked"),
            chunk,
            chunk,
            chunk,
            "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aBrokenChunkIsRefused() throws IOException {
    Answer answer =
        edge.send(
            RunningEdge.head("POST", "/echo", "Transfer-Encoding: chunked"),
            "zz\r\nxx\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  /** The time of a request begins with its own first byte, not with the connection's. */
  @Test
  void aConnectionServesManyRequestsEachInItsTime() throws Exception {
    try (Socket kept = edge.connect()) {
      byte[] request =
          "GET /read/a HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 5; i++) {
        kept.getOutputStream().write(request);
        edge.timePasses(Duration.ofSeconds(9));
      }
      kept.getOutputStream().write(RunningEdge.head("GET", "/read/last"));
      assertThat(RunningEdge.read(kept).body()).contains("last 0").contains("a 0");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    byte[] one =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\none"
            .getBytes(StandardCharsets.US_ASCII);
    Answer answer = edge.send(one, RunningEdge.head("GET", "/read/two"));
    assertThat(answer.body()).contains("3 3 null one").contains("two 0");
    assertThat(answer.body().indexOf("one")).isLessThan(answer.body().indexOf("two 0"));
  }

  @Test
  void aClientThatAsksFirstIsRefusedBeforeItSends() throws IOException {
    Answer refused =
        edge.send(
            RunningEdge.head("POST", "/echo", "Content-Length: 9000000", "Expect: 100-continue"));
    assertThat(refused.status()).isEqualTo(413);
    try (Socket asking = edge.connect()) {
      OutputStream out = asking.getOutputStream();
      out.write(RunningEdge.head("POST", "/echo", "Content-Length: 2", "Expect: 100-continue"));
      byte[] go = asking.getInputStream().readNBytes("HTTP/1.1 100 \r\n\r\n".length());
      assertThat(new String(go, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
      out.write(text(2));
      assertThat(RunningEdge.read(asking).body()).contains("2 2 null xx");
    }
  }

  /** Half of the room, twice, and a third that finds none. */
  @Test
  void aLargeBodyThatFindsNoRoomIsToldWhenToComeAgain() throws Exception {
    List<Socket> holders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Socket holder = edge.connect();
      holder.getOutputStream().write(RunningEdge.head("POST", "/held", "Content-Length: 100000"));
      holder.getOutputStream().write(text(100_000));
      holders.add(holder);
    }
    edge.awaitHeld(2);
    Answer refused = edge.post("/echo", text(100_000));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("busy");
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(edge.post("/echo", text(10_000)).status()).isEqualTo(200);

    edge.post("/let-go", text(0));
    for (Socket holder : holders) {
      assertThat(RunningEdge.read(holder).body()).contains("let go");
      holder.close();
    }
    assertThat(edge.post("/echo", text(200_000)).status()).isEqualTo(200);
  }
}
