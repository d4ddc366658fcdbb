package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * The files of a broker that does not run: whether they are what was written, and what the topics
 * end with. Kafka itself finds damage only when a client reads it, or cuts off what follows it.
 */
public final class KafkaFiles {

  /**
   * The end of a topic's partition.
   *
   * @param end the offset that its next record gets
   * @param headers of its last record; empty = there is none
   */
  public record End(String topic, int partition, long end, Map<String, String> headers) {}

  private static final Pattern PARTITION = Pattern.compile("(.+)-(\\d+)");
  private static final String SEGMENT = ".log";
  private static final int INDEX_ENTRY = 8;

  /** Offsets by partition that Kafka keeps beside the partitions, and makes anew. */
  private static final List<String> CHECKPOINTS =
      List.of(
          "cleaner-offset-checkpoint",
          "log-start-offset-checkpoint",
          "recovery-point-offset-checkpoint",
          "replication-offset-checkpoint");

  private static final Pattern CHECKPOINT = Pattern.compile("\\S+ -?\\d{1,9} -?\\d{1,18}");
  private static final String EPOCHS = "leader-epoch-checkpoint";
  private static final Pattern EPOCH = Pattern.compile("-?\\d{1,9} -?\\d{1,18}");
  private static final int SIZE_AT = 8;
  private static final int MAGIC_AT = 16;
  private static final int BEFORE_SIZE = 12;

  private final Path directory;
  private final boolean stoppedInOrder;
  private final boolean all;

  private KafkaFiles(Path directory, boolean all) {
    this.directory = directory;
    this.stoppedInOrder = Files.exists(directory.resolve(".kafka_cleanshutdown"));
    this.all = all;
  }

  /**
   * Checks the newest file of each partition, which bounds what a start takes.
   *
   * @throws DamagedFiles if one is not what was written. Of a broker that was killed the last
   *     record may be cut off: Kafka drops it then
   */
  public static List<End> ends(Path directory) {
    return new KafkaFiles(directory, false).check();
  }

  /** Checks all files of all partitions; see {@link #ends}. */
  public static List<End> endsOfAll(Path directory) {
    return new KafkaFiles(directory, true).check();
  }

  private List<End> check() {
    FileTypes.requireDirectory(directory);
    if (!Files.exists(directory)) {
      return List.of();
    }
    List<End> ends = new ArrayList<>();
    try (Stream<Path> inside = Files.list(directory)) {
      List<Path> partitions =
          inside.filter(path -> PARTITION.matcher(name(path)).matches()).sorted().toList();
      partitions.forEach(FileTypes::requireDirectory);
      Path properties = directory.resolve("meta.properties");
      FileTypes.requireFile(properties);
      if (!partitions.isEmpty() && !Files.exists(properties)) {
        throw new DamagedFiles(properties + " is missing");
      }
      for (String checkpoint : CHECKPOINTS) {
        checkLines(directory.resolve(checkpoint), CHECKPOINT);
      }
      for (Path partition : partitions) {
        checkLines(partition.resolve(EPOCHS), EPOCH);
        ends.add(end(partition));
      }
      return ends;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private End end(Path partition) throws IOException {
    Matcher name = PARTITION.matcher(name(partition));
    if (!name.matches()) {
      throw new IllegalStateException("No partition: " + partition);
    }
    List<Path> segments;
    try (Stream<Path> files = Files.list(partition)) {
      segments = files.filter(file -> name(file).endsWith(SEGMENT)).sorted().toList();
    }
    if (segments.isEmpty()) {
      throw new DamagedFiles(partition + " has no records' file any more");
    }
    segments.forEach(FileTypes::requireFile);
    Map<String, String> headers = Map.of();
    long end = base(segments.getFirst());
    boolean read = false;
    for (Path segment : segments.reversed()) {
      if (read && !all) {
        break;
      }
      Batches batches = read(segment, segment.equals(segments.getLast()));
      if (!read) {
        end = Math.max(end, Math.max(base(segment), batches.end()));
        Record last = batches.last();
        headers = last == null ? headers : headers(last);
        read = last != null;
      }
    }
    return new End(name.group(1), Integer.parseInt(name.group(2)), end, headers);
  }

  private static long base(Path segment) {
    return Long.parseLong(name(segment).substring(0, name(segment).length() - SEGMENT.length()));
  }

  private record Batches(long end, @Nullable Record last) {}

  private Batches read(Path segment, boolean newest) throws IOException {
    Map<Integer, Long> ends = new TreeMap<>();
    long end = 0;
    long size = 0;
    Record last = null;
    try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
      boolean broken = false;
      try {
        for (RecordBatch each : records.batches()) {
          each.ensureValid();
          ends.put((int) size, each.lastOffset());
          end = each.nextOffset();
          size += each.sizeInBytes();
          last = last(each, last);
        }
      } catch (KafkaException | IllegalArgumentException _) {
        broken = true;
      }
      if (broken || size < records.sizeInBytes()) {
        requireTail(segment, size, newest);
      }
    }
    checkIndex(segment, ends);
    return new Batches(end, last);
  }

  private static @Nullable Record last(RecordBatch batch, @Nullable Record before) {
    Record last = before;
    if (!batch.isControlBatch()) {
      for (Record each : batch) {
        last = each;
      }
    }
    return last;
  }

  private static Map<String, String> headers(Record record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }

  /** A kill cuts off the last record of the newest file, and nothing follows it. */
  private void requireTail(Path segment, long at, boolean newest) throws IOException {
    if (stoppedInOrder || !newest || wholeFollows(segment, at)) {
      throw new DamagedFiles("%s is damaged at byte %d".formatted(segment, at));
    }
  }

  private static boolean wholeFollows(Path segment, long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
    for (int later = (int) at + 1; later + BEFORE_SIZE + MAGIC_AT < bytes.limit(); later++) {
      int size = bytes.getInt(later + SIZE_AT);
      if (bytes.get(later + MAGIC_AT) == RecordBatch.CURRENT_MAGIC_VALUE
          && size > DefaultRecordBatch.RECORD_BATCH_OVERHEAD - BEFORE_SIZE
          && size <= bytes.limit() - later - BEFORE_SIZE
          && isWhole(bytes.slice(later, size + BEFORE_SIZE))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhole(ByteBuffer batch) {
    return MemoryRecords.readableRecords(batch).batches().iterator().next().isValid();
  }

  /** Kafka makes a missing checkpoint anew; with one that it can't read it serves nothing. */
  private static void checkLines(Path file, Pattern line) throws IOException {
    FileTypes.makeRoomForFile(file);
    if (Files.exists(file) && !hasLines(file, line)) {
      Files.delete(file);
    }
  }

  /** A version, how many lines there are, and these; Kafka makes an empty file first. */
  private static boolean hasLines(Path file, Pattern line) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    return lines.isEmpty()
        || lines.size() >= 2
            && lines.get(0).equals("0")
            && lines.get(1).equals(Integer.toString(lines.size() - 2))
            && lines.stream().skip(2).allMatch(each -> line.matcher(each).matches());
  }

  /** Kafka makes a missing index anew, and believes a wrong one. */
  private static void checkIndex(Path segment, Map<Integer, Long> ends) throws IOException {
    String name = name(segment);
    String base = name.substring(0, name.length() - SEGMENT.length());
    Path index = segment.resolveSibling(base + ".index");
    FileTypes.makeRoomForFile(index);
    if (!Files.exists(index)) {
      return;
    }
    ByteBuffer entries = ByteBuffer.wrap(Files.readAllBytes(index));
    long first = Long.parseLong(base);
    while (entries.remaining() >= INDEX_ENTRY) {
      long offset = first + entries.getInt();
      int position = entries.getInt();
      boolean unused = offset == first && position == 0;
      Long last = ends.get(position);
      if (!unused && (last == null || offset < last)) {
        Files.delete(index);
        Files.deleteIfExists(segment.resolveSibling(base + ".timeindex"));
        return;
      }
    }
  }
}
