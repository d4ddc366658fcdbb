package huikuan.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The changes since the store's last commit. To keep a change takes one small write to a file; the
 * commit, which writes whole pages, comes later for many changes at once, and what it does not have
 * when the process is killed is put into the maps again.
 *
 * <p>There are two files, for what follows an even and an odd commit: changes go on while a commit
 * is written, and until it is, what it holds is needed as well. A file is a row of {@link
 * JournalBatches batches}, written over from its beginning. How many of them were answered, the
 * {@link HighWaterMark} knows: fewer are damage, more were never answered.
 */
final class Journal implements AutoCloseable {

  /** Sets a key's value or, with null, removes it. */
  interface Change {
    void make(int map, Key key, byte @Nullable [] value);
  }

  private static final String FILE = "documents.journal.";
  private static final byte REMOVED = 0;
  private static final byte PUT = 1;

  /** A larger buffer, needed for one large batch, is not held for ever. */
  private static final int USUAL_BYTES = 1024 * 1024;

  private final List<Path> paths;
  private final List<RandomAccessFile> files = new ArrayList<>();
  private final List<Path> missing;
  private final HighWaterMark mark;
  private final boolean force;

  /** Whether how much was answered is not known from the mark. */
  private final boolean suspect;

  private WriteBuffer changes = new WriteBuffer();
  private WriteBuffer spare = new WriteBuffer();
  private boolean restructured;
  private int commit;
  private int batches;
  private int before;
  private long length;

  /**
   * Where changes go, which are to be written before others are taken.
   *
   * @param number among those that follow the commit, from 0
   * @param before how many follow the commit before
   * @param restructured maps have come, gone or been emptied: only a commit keeps that
   */
  record Batch(
      int commit, int number, int before, long at, ByteBuffer changes, boolean restructured) {}

  private Journal(Path directory, boolean force) throws IOException {
    this.paths = List.of(directory.resolve(FILE + "even"), directory.resolve(FILE + "odd"));
    this.missing = paths.stream().filter(path -> !Files.exists(path)).toList();
    this.force = force;
    paths.forEach(FileTypes::requireFile);
    FileTypes.requireFile(directory.resolve(HighWaterMark.FILE));
    for (Path path : paths) {
      // Not a channel: that would be closed by an interrupt.
      files.add(new RandomAccessFile(path.toFile(), "rw"));
    }
    this.mark = HighWaterMark.open(directory);
    this.suspect = mark.found() == null || mark.damaged();
  }

  /**
   * @param force whether what is written is forced to the disk
   */
  static Journal open(Path directory, boolean force) {
    try {
      return new Journal(directory, force);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a journal, as far as they are there. */
  static List<Path> files(Path directory) {
    return List.of(FILE + "even", FILE + "odd", HighWaterMark.FILE).stream()
        .map(directory::resolve)
        .filter(Files::exists)
        .toList();
  }

  synchronized void put(int map, Key key, byte[] value) {
    about(map, PUT, key).putVarInt(value.length).put(value);
  }

  synchronized void remove(int map, Key key) {
    about(map, REMOVED, key);
  }

  private WriteBuffer about(int map, byte kind, Key key) {
    return changes.putVarInt(map).put(kind).putVarInt(key.bytes().length).put(key.bytes());
  }

  synchronized void restructure() {
    restructured = true;
  }

  /** How much follows the last commit. */
  synchronized long length() {
    return length;
  }

  boolean forces() {
    return force;
  }

  /** The changes since this was asked last. */
  synchronized Batch take() {
    WriteBuffer taken = changes;
    changes = spare.capacity() > USUAL_BYTES ? new WriteBuffer() : spare.clear();
    spare = taken;
    ByteBuffer bytes = taken.getBuffer().flip();
    Batch batch = new Batch(commit, batches, before, length, bytes, restructured);
    if (bytes.hasRemaining() && !restructured) {
      length += JournalBatches.HEAD + bytes.remaining();
      batches++;
    }
    restructured = false;
    return batch;
  }

  /** When it returns, the system has the batch; it has to be in the journal then. */
  void write(Batch batch) throws IOException {
    ByteBuffer changes = batch.changes();
    if (!changes.hasRemaining()) {
      return;
    }
    RandomAccessFile file = files.get(batch.commit() & 1);
    file.seek(batch.at());
    file.write(JournalBatches.whole(batch.commit(), batch.number(), changes));
    if (force) {
      file.getFD().sync();
    }
    mark.write(new HighWaterMark.Mark(batch.commit(), batch.number() + 1, batch.before()), force);
  }

  /**
   * Changes from now on follow this commit.
   *
   * @param commit the next; the one before it must be written
   * @param needed whether it holds what is not in the journal
   */
  synchronized void begin(int commit, boolean needed) {
    this.commit = commit;
    before = needed ? HighWaterMark.NEEDED : batches;
    batches = 0;
    length = 0;
  }

  /** The last commit begun is written, and must be there from now on. */
  synchronized void committed() throws IOException {
    before = HighWaterMark.NEEDED;
    mark.write(new HighWaterMark.Mark(commit, batches, before), force);
  }

  /**
   * Makes the changes that follow a commit once more, in order, and those that follow the next: it
   * may have begun. They are not for the journal again.
   *
   * @param commit that the store has; 0 = it is new
   * @param told hears of what is not whole, and is dropped
   * @throws DamagedFiles if the store and the journal have not all that was answered; the changes
   *     before what is damaged were made
   */
  void replay(int commit, Change change, Consumer<String> told) throws IOException {
    HighWaterMark.Mark reached = mark.found();
    if (commit == 0 && reached == null && !mark.damaged()) {
      // A new store, or one restored: what is here belongs to another.
      forget();
      return;
    }
    check(commit, reached, told);
    for (int of = commit; of <= commit + 1; of++) {
      int answered = reached == null ? 0 : reached.following(of);
      replay(of, answered, change, told);
    }
    take();
  }

  /** Nothing here follows what the store has. */
  void forget() throws IOException {
    take();
    for (RandomAccessFile file : files) {
      file.setLength(0);
    }
  }

  private void check(int commit, HighWaterMark.@Nullable Mark reached, Consumer<String> told) {
    if (suspect) {
      told.accept(
          HighWaterMark.FILE
              + (mark.damaged() ? " is damaged" : " is missing")
              + ": that the journal is whole can't be told from it, only by the other witnesses.");
    }
    if (reached == null && !missing.isEmpty()) {
      throw new DamagedFiles(missing.getFirst() + " is missing");
    }
    if (commit == 0) {
      throw new DamagedFiles(EmbeddedMongo.FILE + " is missing or empty, and its journal is there");
    }
    if (reached != null && !reached.reachedFrom(commit)) {
      throw new DamagedFiles(
          "%s is at commit %d, and commit %d was answered"
              .formatted(EmbeddedMongo.FILE, commit, reached.commit()));
    }
  }

  private void replay(int of, int answered, Change change, Consumer<String> told)
      throws IOException {
    Path path = paths.get(of & 1);
    JournalBatches batches = JournalBatches.of(files.get(of & 1), of);
    int whole = 0;
    for (ByteBuffer batch = batches.next(); batch != null; batch = batches.next()) {
      make(batch, change);
      whole++;
    }
    if (whole < answered) {
      throw new DamagedFiles(
          "%s: of %d groups of writes that were answered after the store's commit %d, %d are whole"
              .formatted(path, answered, of, whole));
    }
    if (suspect && batches.another()) {
      throw new DamagedFiles(
          "%s: what follows group %d after the store's commit %d is damaged, and a whole group follows that"
              .formatted(path, whole, of));
    }
    if (batches.torn()) {
      told.accept(torn(path));
    }
  }

  /** That nobody was answered, only a mark that is whole can prove. */
  private String torn(Path path) {
    return suspect
        ? "%s: the last group of writes is not whole; it is dropped. Whether anybody was answered can't be known without the mark; the other witnesses tell whether it is missed."
            .formatted(path.getFileName())
        : "%s: the last group of writes was cut off by the end of the process, before anybody was answered; it is dropped."
            .formatted(path.getFileName());
  }

  private static void make(ByteBuffer batch, Change change) {
    while (batch.hasRemaining()) {
      int map = DataUtils.readVarInt(batch);
      byte kind = batch.get();
      Key key = new Key(bytes(batch));
      change.make(map, key, kind == PUT ? bytes(batch) : null);
    }
  }

  private static byte[] bytes(ByteBuffer batch) {
    byte[] bytes = new byte[DataUtils.readVarInt(batch)];
    batch.get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    try (mark) {
      for (RandomAccessFile file : files) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
