package huikuan.chaos.collecting;

/**
 * The answer to a deed.
 *
 * @param id of what was made or changed; empty if the answer names none
 * @param refusal the status and the problem; empty = it was done
 * @param unsure whether it was refused after it had been sent before without an answer: then it may
 *     have been done, and be over
 */
record Answered(
    String customer, int standstill, Deed deed, String id, String refusal, boolean unsure) {

  boolean done() {
    return refusal.isEmpty();
  }
}
