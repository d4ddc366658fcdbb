package huikuan.platform.personal;

/**
 * The key of a person is there, and the master key that can read it is not: the settings are wrong,
 * or that version was given up. Nobody is forgotten by that.
 */
public final class MasterKeyMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MasterKeyMissing(String version) {
    super(told(version));
  }

  MasterKeyMissing(String version, Throwable cause) {
    super(told(version), cause);
  }

  private static String told(String version) {
    return "The master key of version %s is missing, or another key has its name"
        .formatted(version);
  }
}
