package huikuan.platform.web.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. Each role is held for certain companies. */
public enum Role {
  /** Posts documents and customers, and sees what became of them. */
  ERP,
  /** Reads the books, closes periods, and proposes what another approves. */
  FINANCE,
  /** Chases what is late. */
  COLLECTOR,
  /** Sees the items whose sales owner it is. */
  SALES,
  /** Approves what others propose. */
  APPROVER,
  /** Runs it: what is stuck, backups, the sandbox. */
  OPERATOR,
  /** Reads everything and changes nothing. */
  AUDITOR,
  /** Lets people's rights end, and sees who uses a service. */
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
