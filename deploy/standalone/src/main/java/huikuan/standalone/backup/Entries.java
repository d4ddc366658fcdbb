package huikuan.standalone.backup;

import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.BlobsReadModel;
import huikuan.platform.blob.DirectoryBlobs;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entries of a backup, by the names that they have in the data directory, too. */
public final class Entries {

  static final String DOCUMENTS = "documents";
  static final String CLOCK = "clock";
  static final String MAIL = "mail";

  /** The master keys of people's keys, sealed with the key for backups, which is in no backup. */
  public static final String PEOPLE = "people";

  /** Beside the data: the key that master keys are sealed with in backups. */
  public static final String BACKUP_KEY = "backup";

  /** Beside the data: the list of people who are forgotten. */
  public static final String FORGOTTEN = "forgotten";

  static final String FILES = BlobsReadModel.DIRECTORY;
  static final String FORMAT = "format";
  static final String MANIFEST = "manifest.json";

  /** There while the sample is being played. */
  static final String SAMPLE_UNFINISHED = "sample.unfinished";

  static final List<String> LOGS = List.of("ledger", "dunning", "notification");

  /** A file under the data directory's, by its hash. */
  private static final Pattern BLOB = Pattern.compile(FILES + "/([0-9a-f]{2})/([0-9a-f]{62})");

  private static final Pattern MAIL_FILE = Pattern.compile(MAIL + "/\\d{8,}(-[0-9a-f]{8})?\\.eml");

  private Entries() {}

  /** The directory with the keys of people, beside the data and never in it or in a backup. */
  public static Path keysBeside(Path data) {
    Path whole = data.toAbsolutePath().normalize();
    return whole.resolveSibling(whole.getFileName() + "-keys");
  }

  static boolean isMail(String entry) {
    return MAIL_FILE.matcher(entry).matches();
  }

  /** Null = it is no file. */
  static @Nullable BlobHash blob(String entry) {
    Matcher blob = BLOB.matcher(entry);
    return blob.matches() ? new BlobHash(blob.group(1) + blob.group(2)) : null;
  }

  static String of(BlobHash blob) {
    return FILES + "/" + DirectoryBlobs.place(blob);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
