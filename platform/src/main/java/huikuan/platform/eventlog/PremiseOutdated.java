package huikuan.platform.eventlog;

/** A commit's {@link Premise} does not hold any more: read it again, and decide again. */
public final class PremiseOutdated extends RuntimeException {

  PremiseOutdated(Premise premise) {
    super("An event of " + premise.type() + " may follow position " + premise.asOf());
  }
}
