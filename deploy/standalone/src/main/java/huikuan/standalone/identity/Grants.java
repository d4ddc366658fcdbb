package huikuan.standalone.identity;

/** Roles with the companies that they are held for, such as {@code collector@*}. */
final class Grants {

  private Grants() {}

  static String role(String grant) {
    return grant.replaceFirst("@.*", "");
  }
}
