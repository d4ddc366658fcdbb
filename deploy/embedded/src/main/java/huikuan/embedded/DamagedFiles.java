package huikuan.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Files of a data directory are not what was written. The message names the file and what is wrong
 * with it; the files are as they were found.
 */
public final class DamagedFiles extends RuntimeException {

  public DamagedFiles(String what) {
    this(what, null);
  }

  public DamagedFiles(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
