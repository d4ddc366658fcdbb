package huikuan.contracts;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one rule for mail addresses: every mail server takes them. The local part is a dot-atom of
 * ASCII (RFC 5322, 3.2.3); the domain has two labels at least, and an international one is written
 * in A-labels (IDNA 2008), because a mail server need not know any other form.
 */
public final class MailAddress {

  public static final String ALLOWED = "a mail address, such as li.na@example.com";

  /** RFC 5321, 4.5.3.1.1. */
  private static final int LONGEST_LOCAL_PART = 64;

  /** RFC 5321, 4.5.3.1.3: a path holds 256 octets, of them two angle brackets. */
  private static final int LONGEST = 254;

  private static final Pattern DOT_ATOM =
      Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");

  private static final IDNA DOMAINS =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII);

  /**
   * The address as it is used: its domain in lower case and in A-labels.
   *
   * @throws IllegalArgumentException that tells the allowed form, and the fault found
   */
  public static String parse(String text) {
    if (text.length() > LONGEST) {
      throw refused("more than " + LONGEST + " characters");
    }
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw refused("no @");
    }
    String local = text.substring(0, at);
    checkLocalPart(local);
    String address = local + "@" + domain(text.substring(at + 1));
    if (address.length() > LONGEST) {
      throw refused("more than " + LONGEST + " characters");
    }
    return address;
  }

  /** Tells if mail can be addressed to it. */
  public static boolean allows(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static void checkLocalPart(String local) {
    if (local.startsWith("\"")) {
      throw refused("a quoted part before the @, which many mail servers do not take");
    }
    if (local.chars().anyMatch(character -> character > 127)) {
      throw refused("letters before the @ that are not ASCII, which many mail servers do not take");
    }
    if (!DOT_ATOM.matcher(local).matches()) {
      throw refused(
          "before the @ something else than ASCII letters, digits, single dots between them and"
              + " !#$%&'*+/=?^_`{|}~-");
    }
    if (local.length() > LONGEST_LOCAL_PART) {
      throw refused("more than " + LONGEST_LOCAL_PART + " characters before the @");
    }
  }

  private static String domain(String text) {
    IDNA.Info info = new IDNA.Info();
    String domain = DOMAINS.nameToASCII(text, new StringBuilder(), info).toString();
    if (info.hasErrors() || !DOMAIN.matcher(domain).matches()) {
      throw refused("after the @ no domain of two names at least");
    }
    return domain.toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException refused(String found) {
    return new IllegalArgumentException(ALLOWED + "; found " + found);
  }

  private MailAddress() {}
}
