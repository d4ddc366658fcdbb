package huikuan.platform.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each blob in a file of its own, {@code ab/cdef…} by the digits of its hash. A file is
 * written in {@code unfinished} and moved when it is on disk, so it is there whole or not at all.
 */
public final class DirectoryBlobs extends CheckedBlobs {

  /** Where files are written before they have their names. */
  private static final String UNFINISHED = "unfinished";

  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{62}");

  private final Path directory;

  /**
   * @param directory made with the first blob
   */
  public DirectoryBlobs(Path directory) {
    this.directory = directory;
  }

  /**
   * What lies in the directory.
   *
   * @param foreign files and directories that are none of ours
   */
  public record Inventory(List<BlobHash> blobs, List<Path> foreign) {}

  /** Where a blob lies, from the directory on. */
  public static String place(BlobHash hash) {
    return hash.hex().substring(0, 2) + "/" + hash.hex().substring(2);
  }

  private Path file(BlobHash hash) {
    return directory.resolve(place(hash));
  }

  @Override
  public boolean exists(BlobHash hash) {
    return Files.exists(file(hash));
  }

  @Override
  @Nullable InputStream open(BlobHash hash) throws IOException {
    try {
      return Files.newInputStream(file(hash));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  void write(BlobHash hash, byte[] content) throws IOException {
    Path file = file(hash);
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    // Its owner alone may read it.
    Path part =
        Files.createTempFile(Files.createDirectories(directory.resolve(UNFINISHED)), "", "");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    sync(folder);
    sync(directory);
  }

  private static void sync(Path directory) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Lists the directory, and reads no file. */
  public Inventory inventory() {
    Inventory found = new Inventory(new ArrayList<>(), new ArrayList<>());
    if (!Files.exists(directory)) {
      return found;
    }
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.sorted().toList()) {
        if (FOLDER.matcher(name(folder)).matches() && Files.isDirectory(folder)) {
          take(folder, found);
        } else if (!name(folder).equals(UNFINISHED)) {
          found.foreign().add(folder);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(Path folder, Inventory into) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(files::add);
    }
    files.sort(null);
    for (Path file : files) {
      if (FILE.matcher(name(file)).matches()) {
        into.blobs().add(new BlobHash(name(folder) + name(file)));
      } else {
        into.foreign().add(file);
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Deletes what a kill left unfinished; nobody must be writing. */
  public void sweep() {
    Path unfinished = directory.resolve(UNFINISHED);
    if (!Files.isDirectory(unfinished)) {
      return;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(unfinished)) {
      for (Path file : found) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
