package huikuan.platform.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Data of a service in files: those that are shipped, and others that an operator adds. */
public final class DataFiles {

  private DataFiles() {}

  /**
   * Reads the shipped files, then those of the directory in order of their names.
   *
   * @param beside a class of the jar that holds the shipped files
   * @param shipped their paths in the jar, such as {@code /calendars/CN.json}
   * @param property the setting that names the directory, for errors
   * @param directory whose files with the ending of the first shipped are read; null = none
   * @param read takes each file's name, without its folder, and its content
   * @throws IllegalArgumentException if the directory can't be read; the message names the setting
   */
  public static void read(
      Class<?> beside,
      List<String> shipped,
      String property,
      @Nullable Path directory,
      BiConsumer<String, byte[]> read) {
    for (String each : shipped) {
      read.accept(each.substring(each.lastIndexOf('/') + 1), resource(beside, each));
    }
    if (directory != null) {
      String first = shipped.getFirst();
      String ending = first.substring(first.lastIndexOf('.'));
      in(directory, "*" + ending, property).forEach(read);
    }
  }

  private static Map<String, byte[]> in(Path directory, String pattern, String property) {
    Map<String, byte[]> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      for (Path file : files) {
        found.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(property + ": " + directory, e);
    }
    return found;
  }

  private static byte[] resource(Class<?> beside, String path) {
    try (InputStream file = requireNonNull(beside.getResourceAsStream(path), path)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
