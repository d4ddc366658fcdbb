package huikuan.notification.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files of letters in the jar: templates, and the parts that they share. */
final class LetterFiles {

  private static final String FOLDER = "/letters/";

  private static final Map<String, String> READ = new ConcurrentHashMap<>();

  private LetterFiles() {}

  static String read(String path) {
    return READ.computeIfAbsent(path, LetterFiles::load);
  }

  private static String load(String path) {
    try (@Nullable InputStream file = LetterFiles.class.getResourceAsStream(FOLDER + path)) {
      if (file == null) {
        throw new IllegalArgumentException("There is no file " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
