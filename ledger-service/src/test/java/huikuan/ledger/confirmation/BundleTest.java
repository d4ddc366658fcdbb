package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huikuan.contracts.CustomerId;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.confirmation.BundleVerifier.Verdict;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.blob.FileType;
import huikuan.platform.eventlog.LogProofs;
import huikuan.platform.eventlog.ProvenLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundleTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String WRITTEN = "huikuan.ledger.letter.written.v1.json";

  /** Nobody looks at a picture that is kept from inside. */
  private static final byte[] RECEIPT = {(byte) 0x89, 'P', 'N', 'G', 1};

  private static final byte[] STAMPED = "%PDF-1.4 stamped %%EOF".getBytes(UTF_8);

  @TempDir private static Path directory;

  private static LetterHouse house;
  private static BundleVerifier verifier;
  private static String letter;
  private static Answer written;
  private static Answer later;

  @BeforeAll
  static void start() throws Exception {
    verifier = new BundleVerifier(directory);
    house = new LetterHouse("bundles", Instant.parse("2026-04-01T02:00:00Z"));
    written = write("A");
    letter = written.text("/number");
    house.post("/confirmations/" + letter + "/send", "{'way':'mail'}");
    mailed(letter, 1, "A");
    CompanyFiles files = house.bean(CompanyFiles.class);
    files.keep("CN01", FileType.PNG, RECEIPT, "receipt.png");
    files.keep("CN01", FileType.PDF, STAMPED, "stamped.pdf");
    Answer arrived =
        house.post(
            "/confirmations/" + letter + "/arrival",
            "{'arrivedOn':'2026-04-01','signedBy':'李强','file':'%s'}"
                .formatted(BlobHash.of(RECEIPT)));
    assertThat(arrived.status()).as("%s", arrived.body()).isEqualTo(200);
    Answer answered =
        house.post(
            "/confirmations/" + letter + "/reply",
            "{'outcome':'agreed','repliedOn':'2026-04-01','by':'paper','seal':'finance','files':['%s']}"
                .formatted(BlobHash.of(STAMPED)));
    assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
    later = write("B");
    house.settle();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  private static Answer write(String customer) {
    house.customer(customer, "客户" + customer);
    house.invoice(customer, "F-" + customer, "2026-02-01", "2026-03-01", "1000.00");
    Answer answer =
        house.post(
            "/accounts/CN01." + customer + ".CNY/confirmations",
            "{'kind':'positive','cutOff':'2026-03-31'}");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer;
  }

  private static void mailed(String letter, int request, String customer) {
    house.told(
        new LetterMailed(
            "m-" + letter + request,
            new CustomerId("CN01", customer),
            letter,
            request,
            "mail",
            "p1",
            "ab".repeat(32),
            1,
            Instant.parse("2026-04-01T02:05:00Z")));
  }

  private static byte[] bundle(String query) {
    HttpResponse<byte[]> answer = house.bytes("/confirmations/" + letter + "/bundle" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static SortedMap<String, byte[]> entries() throws IOException {
    return BundleVerifier.entries(bundle(""));
  }

  private static JsonNode json(byte[] entry) {
    return JSON.readTree(entry);
  }

  /** The root that is printed on a letter. */
  private static JsonNode root(String number) {
    return JSON.readTree(
            house.bean(Letters.class).existing(LetterNumber.parse(number)).written().content())
        .path("root");
  }

  private static Verdict verified(SortedMap<String, byte[]> entries, String... more)
      throws IOException {
    return verifier.verify(BundleVerifier.zip(entries), more);
  }

  @Test
  void aBundleHoldsWhatTheLetterSaysAndAllThatBecameOfIt() throws IOException {
    HttpResponse<byte[]> answer = house.bytes("/confirmations/" + letter + "/bundle");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains(letter + ".evidence.zip");
    SortedMap<String, byte[]> entries = BundleVerifier.entries(answer.body());
    assertThat(BlobHash.of(entries.get("letter.json")).hex()).isEqualTo(written.text("/hash"));
    assertThat(json(entries.get("letter.json")).path("number").asString()).isEqualTo(letter);
    assertThat(entries.keySet().stream().filter(each -> each.startsWith("events/")))
        .extracting(each -> each.substring("events/000000000000-0-".length()))
        .containsExactly(
            WRITTEN,
            "huikuan.ledger.letter.mail-requested.v1.json",
            "huikuan.notification.letter-mailed.v1.json",
            "huikuan.ledger.letter.mailed.v1.json",
            "huikuan.ledger.file.kept.v1.json",
            "huikuan.ledger.file.kept.v1.json",
            "huikuan.ledger.letter.arrived.v2.json",
            "huikuan.ledger.letter.answered.v2.json",
            "huikuan.ledger.letter.closed.v1.json");
    assertThat(entries.get("files/" + BlobHash.of(RECEIPT) + ".png")).isEqualTo(RECEIPT);
    assertThat(entries.get("files/" + BlobHash.of(STAMPED) + ".pdf")).isEqualTo(STAMPED);
    String document = house.get("/confirmations/" + letter).text("/document/hash");
    assertThat(new String(entries.get("files/" + document + ".pdf"), UTF_8)).startsWith("%PDF-");
    assertThat(json(entries.get("bundle.json")).path("events").asInt()).isEqualTo(6);
    assertThat(json(entries.get("bundle.json")).path("withheld").asBoolean()).isFalse();
    assertThat(new String(entries.get("README.md"), UTF_8))
        .contains(letter, "# 函件证据包", "# Evidence of letter")
        .doesNotContain("Withheld", "{{");
  }

  @Test
  void aBundleIsSoundAndTheSameAgain() throws IOException {
    byte[] first = bundle("");

    Verdict verdict = verifier.verify(first);
    assertThat(verdict.status()).as(verdict.told()).isZero();
    assertThat(verdict.told())
        .contains("6 events of the letter", "with --root")
        .endsWith(
            "SOUND in itself. No root from outside was given: nothing is proven against whoever"
                + " keeps the books.\n");
    assertThat(first).isEqualTo(bundle(""));
  }

  @Test
  void aRootThatIsKeptOutsideTellsThatNothingHasChanged() throws IOException {
    ProvenLog kept = house.bean(LogProofs.class).now();
    house.invoice("B", "more", "2026-02-01", "2026-03-01", "1.00");
    byte[] bundle = bundle("?against=" + kept.commits());

    Verdict verdict = verifier.verify(bundle, "--root", kept.root());
    assertThat(verdict.status()).as(verdict.told()).isZero();
    assertThat(verdict.told())
        .doesNotContain("newer")
        .endsWith(
            "SOUND. 8 of 8 commits are proven against the root that was given, #"
                + kept.commits()
                + ".\n");
    Verdict other = verifier.verify(bundle, "--root", "00".repeat(32));
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.told()).contains("ask for it again with ?against=");
  }

  @Test
  void aRootThatIsOlderThanTheLetterProvesNothingAndIsToldSo() throws IOException {
    JsonNode own = root(letter);
    Verdict verdict = verifier.verify(bundle(""), "--root", own.path("hash").asString());
    assertThat(verdict.status()).as(verdict.told()).isZero();
    assertThat(verdict.told())
        .doesNotContain("proven against the root")
        .endsWith(
            "SOUND, but the root that was given, #"
                + own.path("position")
                + ", is older than all of it: it proves nothing here. Give one from a later"
                + " letter.\n");
  }

  @Test
  void aRootInBetweenTellsWhatIsNotProven() throws IOException {
    long requested = Long.parseLong(position(entries(), "mail-requested"));
    byte[] bundle = bundle("?against=" + requested);
    String consistency = "consistency/%012d.json".formatted(requested);
    JsonNode kept = json(BundleVerifier.entries(bundle).get(consistency));
    Verdict verdict = verifier.verify(bundle, "--root", kept.path("firstRoot").asString());
    assertThat(verdict.status()).as(verdict.told()).isZero();
    assertThat(verdict.told())
        .contains(
            " is newer than the root that was given, #"
                + requested
                + ", and not proven against it: huikuan.ledger.letter.arrived.v2")
        .doesNotContain("not proven against it: huikuan.ledger.letter.written.v1")
        .endsWith(
            "SOUND. 2 of 8 commits are proven against the root that was given, #"
                + requested
                + "; the others are newer, and NOT proven against it.\n");
  }

  @Test
  void aBrokenFileIsNamed() throws IOException {
    SortedMap<String, byte[]> sound = entries();
    String consistency = names(sound, "consistency/", ".json").getFirst();
    String proof = names(sound, "commits/", ".proof.json").getLast();
    for (String name : List.of(consistency, proof)) {
      SortedMap<String, byte[]> broken = new TreeMap<>(sound);
      broken.put(
          name,
          new String(sound.get(name), UTF_8)
              .replaceFirst("(?s)\"path\" : \\[[^]]*]", "\"path\" : [\"zz\"]")
              .getBytes(UTF_8));
      BundleVerifier.sums(broken);
      Verdict verdict = verified(broken);
      assertThat(verdict.status()).isEqualTo(1);
      assertThat(verdict.told())
          .contains("WRONG: " + name + " has something in its path that is no hash");
    }
    SortedMap<String, byte[]> broken = new TreeMap<>(sound);
    broken.put("root.json", "{\"log\":\"ledger\",\"position\":\"1\"}".getBytes(UTF_8));
    BundleVerifier.sums(broken);
    assertThat(verified(broken).told()).contains("root.json has no whole number position");
  }

  @Test
  void theRootOnALetterIsThatOfTheLogAsItWas() {
    JsonNode printed = root(letter);
    assertThat(printed.path("position").asLong()).isPositive();
    assertThat(printed.path("toldAt").asString()).isEqualTo("2026-04-01T02:00:00Z");
    HttpResponse<byte[]> html = house.bytes("/confirmations/" + letter + "/document", "text/html");
    assertThat(new String(html.body(), UTF_8)).contains(printed.path("hash").asString());
  }

  @Test
  void aChangedByteIsFoundWhereverItIs() throws IOException {
    SortedMap<String, byte[]> sound = entries();
    for (String name : sound.keySet()) {
      SortedMap<String, byte[]> changed = new TreeMap<>(sound);
      changed.put(name, flipped(sound.get(name), sound.get(name).length / 2));
      assertThat(verified(changed).status()).as(name).isEqualTo(1);
    }
  }

  @Test
  void aChangedByteIsFoundAlsoIfTheSumsWereMadeAnew() throws IOException {
    SortedMap<String, byte[]> sound = entries();
    for (String name : sound.keySet()) {
      if (name.contains("/") || name.equals("letter.json")) {
        int length = sound.get(name).length;
        for (int at : new int[] {0, length / 3, length / 2}) {
          SortedMap<String, byte[]> changed = new TreeMap<>(sound);
          changed.put(name, flipped(sound.get(name), at));
          BundleVerifier.sums(changed);
          assertThat(verified(changed).status()).as("%s at %d", name, at).isEqualTo(1);
        }
      }
    }
  }

  private static byte[] flipped(byte[] content, int at) {
    byte[] changed = content.clone();
    changed[at] ^= 1;
    return changed;
  }

  @Test
  void aMissingEntryIsFound() throws IOException {
    SortedMap<String, byte[]> sound = entries();
    for (String name : sound.keySet()) {
      if (!name.equals("SHA256SUMS")) {
        SortedMap<String, byte[]> less = new TreeMap<>(sound);
        less.remove(name);
        BundleVerifier.sums(less);
        assertThat(verified(less).status()).as(name).isEqualTo(1);
      }
    }
  }

  @Test
  void aMissingEventIsFoundByTheNumbersOfTheOthers() throws IOException {
    SortedMap<String, byte[]> sound = entries();
    for (String commit : names(sound, "commits/", ".bson")) {
      SortedMap<String, byte[]> less = without(sound, commit);
      BundleVerifier.sums(less);
      assertThat(verified(less).status()).as(commit).isEqualTo(1);
    }
    String requested = position(sound, "mail-requested");
    SortedMap<String, byte[]> less = without(sound, "commits/" + requested + ".bson");
    less.put(
        "bundle.json",
        new String(sound.get("bundle.json"), UTF_8)
            .replace("\"events\" : 6", "\"events\" : 5")
            .getBytes(UTF_8));
    BundleVerifier.sums(less);
    assertThat(verified(less).told()).contains("event 1 of the letter is next: one is missing");
  }

  private static SortedMap<String, byte[]> without(
      SortedMap<String, byte[]> entries, String commit) {
    String position = commit.substring("commits/".length(), "commits/".length() + 12);
    SortedMap<String, byte[]> less = new TreeMap<>(entries);
    less.keySet()
        .removeIf(
            each ->
                each.startsWith("commits/" + position) || each.startsWith("events/" + position));
    assertThat(less).hasSizeLessThan(entries.size() - 2);
    return less;
  }

  private static String position(SortedMap<String, byte[]> entries, String event) {
    return names(entries, "events/", ".json").stream()
        .filter(each -> each.contains(event))
        .findFirst()
        .orElseThrow()
        .substring("events/".length(), "events/".length() + 12);
  }

  private static List<String> names(SortedMap<String, byte[]> entries, String begin, String end) {
    return entries.keySet().stream()
        .filter(each -> each.startsWith(begin) && each.endsWith(end))
        .toList();
  }

  @Test
  void anotherLettersEventIsFound() throws IOException {
    SortedMap<String, byte[]> both = entries();
    BundleVerifier.entries(
            house.bytes("/confirmations/" + later.text("/number") + "/bundle").body())
        .forEach(
            (name, content) -> {
              if (name.startsWith("commits/") || name.startsWith("events/")) {
                both.put(name, content);
              }
            });
    BundleVerifier.sums(both);

    Verdict verdict = verified(both);
    assertThat(verdict.status()).isEqualTo(1);
    assertThat(verdict.told()).contains("is about something else than the letter");
  }

  @Test
  void whatIsMadeToHarmIsRefused() throws IOException {
    SortedMap<String, byte[]> sound = entries();
    for (String name : List.of("../../etc/passwd", "/etc/passwd", "files/../x.pdf", "x\u0000y")) {
      SortedMap<String, byte[]> more = new TreeMap<>(sound);
      more.put(name, new byte[] {1});
      BundleVerifier.sums(more);
      assertThat(verified(more).told()).as(name).contains("A bundle has no entry");
    }
    SortedMap<String, byte[]> bomb = new TreeMap<>(sound);
    bomb.put("letter.json", new byte[33 << 20]);
    assertThat(verified(bomb).told()).contains("letter.json unpacks to more than 33554432 bytes");
    SortedMap<String, byte[]> deep = new TreeMap<>(sound);
    deep.put("root.json", "[".repeat(100_000).getBytes(UTF_8));
    BundleVerifier.sums(deep);
    assertThat(verified(deep).told()).contains("root.json is no JSON");
    Verdict none = verifier.verify("no ZIP".getBytes(UTF_8));
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.told()).contains("NOT SOUND");
    byte[] half = bundle("");
    assertThat(verifier.verify(Arrays.copyOf(half, half.length / 2)).status()).isEqualTo(1);
  }

  @Test
  void itRunsFromItsSourceAlone() throws Exception {
    Path file = directory.resolve("own.zip");
    Files.write(file, bundle(""));
    assertThat(BundleVerifier.exitStatus(file)).isZero();
    Files.write(
        file,
        BundleVerifier.zip(without(entries(), names(entries(), "commits/", ".bson").getFirst())));
    assertThat(BundleVerifier.exitStatus(file)).isEqualTo(1);
  }

  @Test
  void theScriptInItFindsTheRootByOpensslAlone() throws Exception {
    assumeTrue(
        BundleVerifier.runs("bash", "--version") && BundleVerifier.runs("openssl", "version"));
    SortedMap<String, byte[]> entries = entries();
    String readme = new String(entries.get("README.md"), UTF_8);
    String script = readme.substring(readme.indexOf("```bash\n") + 8, readme.lastIndexOf("```"));
    String root = json(entries.get("root.json")).path("root").asString();

    List<String> told = BundleVerifier.script(script, entries, directory.resolve("unpacked"));
    assertThat(told).hasSize(8 + 1);
    assertThat(told.subList(0, 8)).allMatch(line -> line.endsWith(": 0 " + root));
    assertThat(told.getLast()).contains(root);

    String commit = names(entries, "commits/", ".bson").get(3);
    entries.put(commit, flipped(entries.get(commit), 100));
    told = BundleVerifier.script(script, entries, directory.resolve("changed"));
    assertThat(told).filteredOn(line -> line.endsWith(": 0 " + root)).hasSize(7);
  }

  @Test
  void anAuditorsAnswerIsWithheldUntilItIsDisclosed() throws IOException {
    house.customer("C", "客户C");
    house.invoice("C", "F-C", "2026-02-01", "2026-03-01", "1000.00");
    String own =
        house
            .post(
                "/accounts/CN01.C.CNY/confirmations",
                "{'kind':'positive','cutOff':'2026-03-31','replyTo':{'name':'审计师','email':'a@audit.example'}}")
            .text("/number");
    house.post("/confirmations/" + own + "/send", "{'way':'mail'}");
    mailed(own, 1, "C");
    byte[] before = bundle(own, false);
    house
        .bean(CompanyFiles.class)
        .keep("CN01", FileType.PDF, "%PDF-1.4 secret %%EOF".getBytes(UTF_8), null);
    String secret = BlobHash.of("%PDF-1.4 secret %%EOF".getBytes(UTF_8)).hex();
    Answer answered =
        house.post(
            "/confirmations/" + own + "/reply",
            "{'outcome':'agreed','repliedOn':'2026-04-01','by':'paper','seal':'company','files':['%s']}"
                .formatted(secret));
    assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);

    SortedMap<String, byte[]> company = BundleVerifier.entries(bundle(own, false));
    assertThat(names(company, "events/", "").stream().anyMatch(each -> each.contains("answered")))
        .isFalse();
    assertThat(company.keySet()).noneMatch(each -> each.contains(secret));
    company.values().forEach(each -> assertThat(new String(each, UTF_8)).doesNotContain(secret));
    assertThat(new String(company.get("README.md"), UTF_8)).contains("Withheld", "未包含");
    Verdict verdict = verified(company);
    assertThat(verdict.status()).as(verdict.told()).isZero();
    assertThat(verdict.told()).contains("is withheld from this bundle");
    assertThat(company.keySet())
        .as("nobody sees whether there is an answer")
        .containsExactlyElementsOf(BundleVerifier.entries(before).keySet());

    assertThat(BundleVerifier.entries(bundle(own, true)))
        .as("an auditor sees it")
        .containsKey("files/" + secret + ".pdf");
    house.post("/confirmations/" + own + "/disclose", "");
    SortedMap<String, byte[]> disclosed = BundleVerifier.entries(bundle(own, false));
    assertThat(disclosed).containsKey("files/" + secret + ".pdf");
    assertThat(verified(disclosed).status()).isZero();
  }

  private static byte[] bundle(String number, boolean seesAnswer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BundleZip.write(
        house.bean(Bundles.class).of(LetterNumber.parse(number), List.of(), seesAnswer),
        house.bean(Blobs.class),
        out);
    return out.toByteArray();
  }

  @Test
  void refusals() {
    String path = "/confirmations/" + letter + "/bundle";
    for (String wrong : List.of("0", "x", "-1", "999999999999", "1,x", "99999999999999999999")) {
      Answer answer = house.get(path + "?against=" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.text("/errors/0/field")).isEqualTo("against");
      assertThat(answer.text("/errors/0/allowed")).startsWith("up to 20 positions from 1 to ");
    }
    assertThat(house.get(path + "?against=" + "1,".repeat(20) + "2").status()).isEqualTo(400);
    Answer none = house.get("/confirmations/CN01.20260331.0000000000/bundle");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.problem()).isEqualTo("not-found");
    assertThat(house.get("/confirmations/x/bundle").status()).isEqualTo(400);
  }

  @Test
  void aMissingFileIsToldBeforeAnythingIsSent() {
    String document = house.get("/confirmations/" + letter).text("/document/hash");
    byte[] content = house.bean(Blobs.class).get(new BlobHash(document));
    house.damage(document);
    try {
      Answer answer = house.get("/confirmations/" + letter + "/bundle");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.problem()).isEqualTo("file-damaged");
    } finally {
      house.bean(Blobs.class).put(content);
    }
  }

  @Test
  void twentyLargeScansPassThroughALittleMemory() throws IOException {
    Bundle small = house.bean(Bundles.class).of(LetterNumber.parse(letter), List.of(), true);
    SortedMap<String, BlobHash> scans = new TreeMap<>();
    for (int scan = 0; scan < 20; scan++) {
      BlobHash hash = BlobHash.of(new byte[] {(byte) scan});
      scans.put(hash + ".pdf", hash);
    }
    Bundle large =
        new Bundle(
            small.written(),
            small.log(),
            small.toldAt(),
            new TreeSet<>(small.commits()),
            small.events(),
            scans,
            small.grown(),
            false);
    AtomicLong bytes = new AtomicLong();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int each) {
            bytes.incrementAndGet();
          }

          @Override
          public void write(byte[] content, int from, int length) {
            bytes.addAndGet(length);
          }
        };
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    BundleZip.write(large, new LargeBlobs(), counting);

    assertThat(bytes.get()).isGreaterThan(20L * LargeBlobs.SIZE);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
  }

  /** Each of its blobs has 20 megabytes. */
  private static final class LargeBlobs implements Blobs {

    static final int SIZE = 20 << 20;

    @Override
    public BlobHash put(byte[] content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(BlobHash hash) {
      return true;
    }

    @Override
    public byte[] get(BlobHash hash) {
      throw new UnsupportedOperationException("It is never in memory whole");
    }

    @Override
    public long check(BlobHash hash) {
      return SIZE;
    }

    @Override
    public void copy(BlobHash hash, OutputStream out) throws IOException {
      byte[] buffer = HexFormat.of().parseHex(hash.hex());
      for (int at = 0; at < SIZE; at += buffer.length) {
        out.write(buffer);
      }
    }
  }
}
