package huikuan.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The question that a list answers. A page goes on only with the question of the page before: the
 * same list, and the same value of everything that selects or orders its rows.
 */
public final class ListQuestion {

  /** Enough to tell questions apart; nobody gains by finding two with one hash. */
  static final int HASH_BYTES = 8;

  private final StringBuilder text = new StringBuilder();

  private ListQuestion() {}

  /**
   * A question without parameters.
   *
   * @param list a name that no other list has
   */
  public static ListQuestion of(String list) {
    return new ListQuestion().with("", list);
  }

  /**
   * Adds what was asked.
   *
   * @param value null = it was not given; of a default, the value that it stands for
   */
  public ListQuestion with(String name, @Nullable Object value) {
    if (value != null) {
      String written = value.toString();
      text.append(name).append('=').append(written.length()).append(':').append(written);
    }
    return this;
  }

  byte[] hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] whole = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
