package huikuan.platform.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of templates in the jar: those that are shipped, and the parts that they share.
 *
 * @param folder such as {@code /letters/}
 */
public record TemplateFiles(String folder) {

  private static final Map<String, String> READ = new ConcurrentHashMap<>();

  public String read(String path) {
    return READ.computeIfAbsent(folder + path, TemplateFiles::load);
  }

  private static String load(String path) {
    try (@Nullable InputStream file = TemplateFiles.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("There is no file " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
