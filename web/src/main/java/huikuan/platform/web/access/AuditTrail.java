package huikuan.platform.web.access;

import java.util.Locale;

/** The record of what callers read, are refused and are given. A service with a store keeps it. */
public interface AuditTrail {

  /** What an entry tells. */
  enum Kind {
    /** The books of whole companies are asked for. */
    READ_WHOLE,

    /** Requests were refused. */
    REFUSED,

    /** Rights are set, or a token tells others than were seen last. */
    RIGHTS,

    /** Names and addresses are shown to somebody from whom they are masked otherwise. */
    UNMASKED,

    /** What a dead record says is mended, and it is taken in without a signature that fits. */
    MENDED,

    /** A dead record is given up. */
    GIVEN_UP,

    /** The keys of people are wrapped with another master key. */
    REWRAPPED;

    /** Such as {@code read-whole}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Puts a request on record; the entry is durable when this returns. */
  void record(Kind kind, AuditedRequest request);

  /**
   * Counts a request that was refused.
   *
   * @param problem the name of the problem that was answered
   */
  void refused(AuditedRequest request, String problem);

  /** Whether the caller has unmasked names and addresses, and may see them for a while. */
  boolean unmasked(Caller caller);

  /** Notes who uses this service with which rights; told once a day for each token. */
  void seen(Caller caller);
}
