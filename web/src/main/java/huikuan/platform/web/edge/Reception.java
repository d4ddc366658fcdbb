package huikuan.platform.web.edge;

import huikuan.platform.web.logs.LimitedLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Receives a body whole and unpacked, before anybody works on it. */
final class Reception {

  private static final Logger log = LoggerFactory.getLogger(Reception.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);
  private static final int PART = 8 * 1024;
  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

  /** The types of bodies that are no text, and may be larger. */
  private static final Pattern FILE =
      Pattern.compile("\\s*(application/pdf|image/)", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  private final BodySettings settings;
  private final Ticker ticker;
  private final Disk disk;

  Reception(BodySettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.disk = new Disk(settings.onDisk().toBytes());
  }

  /**
   * @throws Refused if the body is too large, too slow, incomplete or not in a form that is taken
   */
  ReceivedBody receive(HttpServletRequest request) throws IOException {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    boolean file = type != null && FILE.matcher(type).lookingAt();
    long most = (file ? settings.file() : settings.max()).toBytes();
    if (request.getContentLengthLong() > most) {
      throw new Refused(Refusal.tooLarge(most));
    }
    requireUtf8(type);
    boolean packed = packed(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    Upload upload = new Upload(request.getInputStream(), new UploadPace(settings, ticker));
    ReceivedBody body = new ReceivedBody(disk);
    try {
      if (packed) {
        unpack(upload, body, most, file);
      } else {
        copy(upload, body, most, file);
      }
      return body;
    } catch (ZipException | EOFException e) {
      body.close();
      throw new Refused(Refusal.notGzip());
    } catch (UncheckedIOException e) {
      if (LIMITED.tells("A body can't be kept on disk")) {
        log.error("A body can't be kept on disk", e);
      }
      body.close();
      throw new Refused(Refusal.busy());
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
  }

  private static void unpack(InputStream packed, ReceivedBody body, long most, boolean file)
      throws IOException {
    try (Unpacked in = new Unpacked(packed, PART)) {
      copy(in, body, most, file);
    }
  }

  private static void copy(InputStream in, ReceivedBody body, long most, boolean file)
      throws IOException {
    byte[] part = new byte[PART];
    int read = in.readNBytes(part, 0, 2);
    if (!file && read == 2 && wide(part[0] & 0xFF, part[1] & 0xFF)) {
      throw new Refused(Refusal.charset());
    }
    while (read > 0) {
      if (body.size() + read > most) {
        throw new Refused(Refusal.tooLarge(most));
      }
      body.append(part, read);
      read = in.read(part);
    }
  }

  /** Whether text begins with the mark of UTF-16 or UTF-32, or with an ASCII character in one. */
  private static boolean wide(int first, int second) {
    int both = first << 8 | second;
    return both == 0xFEFF || both == 0xFFFE || first == 0 || second == 0;
  }

  private static void requireUtf8(@Nullable String contentType) {
    Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
    if (charset.find() && !UTF_8.contains(charset.group(1).toLowerCase(Locale.ROOT))) {
      throw new Refused(Refusal.charset());
    }
  }

  private static boolean packed(@Nullable String encoding) {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    if (!GZIP.contains(name) && !name.equals("identity")) {
      throw new Refused(Refusal.encoding());
    }
    return GZIP.contains(name);
  }
}
