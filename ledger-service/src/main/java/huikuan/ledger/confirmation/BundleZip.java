package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.eventlog.LogConsistency;
import huikuan.platform.eventlog.LogProof;
import huikuan.platform.eventlog.LogProof.StoredEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a bundle as a ZIP, an entry at a time. The same bundle always makes the same bytes. */
final class BundleZip {

  /** Changes when another program is needed to read it. */
  private static final String FORM = "huikuan-letter-evidence/1";

  /** ZIP knows no earlier time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The entry {@code root.json}. */
  record RootEntry(String log, long position, String root, Instant toldAt) {}

  /** The entry {@code bundle.json}. */
  record BundleEntry(String form, String letter, String hash, int events, boolean withheld) {}

  private final ZipOutputStream zip;
  private final Blobs blobs;
  private final StringBuilder sums = new StringBuilder();

  private BundleZip(OutputStream out, Blobs blobs) {
    this.zip = new ZipOutputStream(out, UTF_8);
    this.blobs = blobs;
  }

  static void write(Bundle bundle, Blobs blobs, OutputStream out) throws IOException {
    BundleZip writer = new BundleZip(out, blobs);
    writer.write(bundle);
    writer.zip.finish();
  }

  private void write(Bundle bundle) throws IOException {
    String letter = bundle.written().letter();
    String hash = bundle.written().hash();
    text("README.md", BundleReadme.of(bundle));
    json("bundle.json", new BundleEntry(FORM, letter, hash, bundle.events(), bundle.withheld()));
    json(
        "root.json",
        new RootEntry("ledger", bundle.log().commits(), bundle.log().root(), bundle.toldAt()));
    text("letter.json", bundle.written().content());
    for (long position : bundle.commits()) {
      commit(bundle.log().commit(position));
    }
    for (LogConsistency grown : bundle.grown()) {
      json("consistency/" + padded(grown.first()) + ".json", grown);
    }
    for (Map.Entry<String, BlobHash> file : bundle.files().entrySet()) {
      file("files/" + file.getKey(), file.getValue());
    }
    begin("SHA256SUMS", Deflater.DEFAULT_COMPRESSION);
    zip.write(sums.toString().getBytes(UTF_8));
    zip.closeEntry();
  }

  private void commit(LogProof proof) throws IOException {
    String position = padded(proof.position());
    entry("commits/" + position + ".bson", proof.content());
    json("commits/" + position + ".proof.json", proof);
    int index = 0;
    for (StoredEvent event : proof.events()) {
      text("events/%s-%d-%s.json".formatted(position, index, event.name()), event.json());
      index++;
    }
  }

  /** Numbers sort as names. */
  private static String padded(long position) {
    return "%012d".formatted(position);
  }

  private void json(String name, Object value) throws IOException {
    text(name, JSON.writeValueAsString(value) + "\n");
  }

  private void text(String name, String text) throws IOException {
    entry(name, text.getBytes(UTF_8));
  }

  private void entry(String name, byte[] content) throws IOException {
    begin(name, Deflater.DEFAULT_COMPRESSION);
    zip.write(content);
    zip.closeEntry();
    sum(name, HexFormat.of().formatHex(LetterNumber.sha256(content)));
  }

  /** Scans are compressed already. */
  private void file(String name, BlobHash hash) throws IOException {
    begin(name, Deflater.NO_COMPRESSION);
    blobs.copy(hash, zip);
    zip.closeEntry();
    sum(name, hash.hex());
  }

  private void begin(String name, int level) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.setLevel(level);
    zip.putNextEntry(entry);
  }

  /** As {@code sha256sum -c} reads it. */
  private void sum(String name, String hash) {
    sums.append(hash).append("  ").append(name).append('\n');
  }
}
