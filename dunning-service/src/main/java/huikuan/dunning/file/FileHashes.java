package huikuan.dunning.file;

import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hashes by which bodies name a company's files. The files themselves are the ledger's,
 * so that only the form of a hash can be checked here.
 */
public final class FileHashes {

  private static final String FIELD = "file";

  private FileHashes() {}

  /** A hash that has to be there. */
  public static @Nullable String needed(Fields fields) {
    if (fields.any(FIELD) == null) {
      fields.fault(FIELD, BlobHash.ALLOWED);
    }
    return optional(fields);
  }

  public static @Nullable String optional(Fields fields) {
    return fields.optionalValue(FIELD, BlobHash.ALLOWED, text -> BlobHash.parse(text).hex());
  }
}
