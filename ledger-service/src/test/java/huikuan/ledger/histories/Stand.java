package huikuan.ledger.histories;

/** Part of a credit stands against a claim, from a day on until before another. */
record Stand(Name claim, Name credit, long amount, int from, int until) {

  boolean touches(Name item) {
    return claim.equals(item) || credit.equals(item);
  }

  boolean on(int day) {
    return from <= day && day < until;
  }

  /** No longer than until before that day; what was to start later never is. */
  Stand endedOn(int day) {
    return new Stand(claim, credit, amount, from, Math.min(until, Math.max(from, day)));
  }
}
