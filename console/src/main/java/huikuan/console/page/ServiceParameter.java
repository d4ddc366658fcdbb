package huikuan.console.page;

import org.jspecify.annotations.Nullable;

/**
 * A value of one service in an address that tells of several, such as {@code ledger:n-1}: each
 * service has pages and ids of its own.
 */
public final class ServiceParameter {

  private ServiceParameter() {}

  /** As it stands in the address; null = there is no value. */
  public static @Nullable String write(String service, @Nullable String value) {
    return value == null ? null : service + ":" + value;
  }

  /** The value for a service; null = it is for another one, or there is none. */
  public static @Nullable String read(String service, @Nullable String value) {
    return value != null && value.startsWith(service + ":")
        ? value.substring(service.length() + 1)
        : null;
  }
}
