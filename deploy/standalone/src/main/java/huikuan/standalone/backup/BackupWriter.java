package huikuan.standalone.backup;

import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.StoreSnapshot;
import huikuan.platform.blob.BlobDamaged;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.DirectoryBlobs;
import huikuan.platform.eventlog.LogHead;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all that an instance keeps, as of one moment, while it goes on: the databases, the mail
 * caught, the clock, the files. Left out is what is derived, and Kafka, which is told everything
 * again.
 */
public final class BackupWriter {

  private final EmbeddedMongo mongo;
  private final Path data;
  private final String format;
  private final Supplier<String> people;
  private final JsonMapper json = new JsonMapper();

  /**
   * @param data the instance's directory
   * @param format of what is stored there
   * @param people the master keys of people's keys, sealed
   */
  public BackupWriter(EmbeddedMongo mongo, Path data, String format, Supplier<String> people) {
    this.people = people;
    this.mongo = mongo;
    this.data = data;
    this.format = format;
  }

  /** The files beside the databases at the moment; a mail that is there never changes. */
  private record Beside(
      Instant at, String clock, boolean sampleUnfinished, String people, List<Path> mails) {

    /** Where the clock stood, without the checksum that its file has. */
    String moment() {
      return clock.split(" ", 2)[0];
    }

    /** The moment's clock and mails are no older than what the logs tell: both are kept first. */
    static Beside in(Path data, String people) {
      try (Stream<Path> mails = Files.list(data.resolve(Entries.MAIL))) {
        return new Beside(
            Instant.now(),
            Files.readString(data.resolve(Entries.CLOCK)).strip(),
            Files.exists(data.resolve(Entries.SAMPLE_UNFINISHED)),
            people,
            mails.filter(file -> Entries.isMail(entry(file))).sorted().toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String entry(Path mail) {
    return Entries.MAIL + "/" + mail.getFileName();
  }

  /** The stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    Beside[] beside = new Beside[1];
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    Map<String, LogHead> logs = new TreeMap<>();
    String documents;
    try (StoreSnapshot snapshot = mongo.snapshot(() -> beside[0] = Beside.in(data, people.get()))) {
      for (String log : Entries.LOGS) {
        logs.put(log, LogHead.of(snapshot.newest(log, LogHead.COLLECTION)));
      }
      documents = write(zip, snapshot);
    }
    write(zip, beside[0]);
    Kept files = files(zip);
    Manifest manifest =
        new Manifest(
            Manifest.FORM,
            format,
            beside[0].at(),
            beside[0].moment(),
            logs,
            beside[0].mails().size(),
            files.whole(),
            files.damaged(),
            documents);
    write(zip, Entries.MANIFEST, json.writeValueAsBytes(manifest));
    zip.finish();
    zip.flush();
  }

  /** Answers the hash of what was written. */
  private static String write(ZipOutputStream zip, StoreSnapshot snapshot) throws IOException {
    zip.putNextEntry(new ZipEntry(Entries.DOCUMENTS));
    DigestOutputStream digested = new DigestOutputStream(zip, Entries.sha256());
    snapshot.writeTo(digested);
    zip.closeEntry();
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  private static void write(ZipOutputStream zip, Beside beside) throws IOException {
    write(zip, Entries.CLOCK, (beside.clock() + "\n").getBytes(StandardCharsets.UTF_8));
    if (beside.sampleUnfinished()) {
      write(zip, Entries.SAMPLE_UNFINISHED, new byte[0]);
    }
    write(zip, Entries.PEOPLE, beside.people().getBytes(StandardCharsets.UTF_8));
    for (Path mail : beside.mails()) {
      write(zip, entry(mail), Files.readAllBytes(mail));
    }
  }

  private record Kept(int whole, List<BlobHash> damaged) {}

  /**
   * Files are kept before a log names them, and never changed: those that are there now are all
   * that the logs name. One that is damaged would make a backup that nobody can restore.
   */
  private Kept files(ZipOutputStream zip) throws IOException {
    DirectoryBlobs files = new DirectoryBlobs(data.resolve(Entries.FILES));
    List<BlobHash> damaged = new ArrayList<>();
    int whole = 0;
    for (BlobHash blob : files.inventory().blobs()) {
      try {
        files.check(blob);
      } catch (BlobDamaged e) {
        damaged.add(blob);
        continue;
      }
      zip.putNextEntry(new ZipEntry(Entries.of(blob)));
      files.copy(blob, zip);
      zip.closeEntry();
      whole++;
    }
    return new Kept(whole, damaged);
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
