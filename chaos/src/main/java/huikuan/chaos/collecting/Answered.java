package huikuan.chaos.collecting;

/**
 * The answer to a deed.
 *
 * @param id of what was made or changed; empty if the answer names none
 * @param refusal the status and the problem; empty = it was done
 */
record Answered(String customer, int standstill, Deed deed, String id, String refusal) {

  boolean done() {
    return refusal.isEmpty();
  }
}
