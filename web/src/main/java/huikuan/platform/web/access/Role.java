package huikuan.platform.web.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. Each role is held for certain companies. */
public enum Role {
  /** Posts documents and customers, and sees what became of them. */
  ERP,
  /** Asks what is owed, on any day. */
  FINANCE,
  /** Chases what is late. */
  COLLECTOR,
  /** Sees its customers, and what is said to them. */
  SALES,
  /** Approves what others propose. */
  APPROVER,
  /** Runs it: what is stuck, backups, the sandbox. */
  OPERATOR,
  /** Reads everything and changes nothing. */
  AUDITOR,
  /** Says who may do what. */
  ADMIN;

  /** Such as {@code finance}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String name) {
    return Arrays.stream(values()).filter(role -> role.toString().equals(name)).findFirst();
  }
}
