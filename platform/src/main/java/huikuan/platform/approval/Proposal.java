package huikuan.platform.approval;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The terms on which others decide what somebody proposed. The aggregate that it concerns keeps it
 * and asks it; nobody approves what he proposed, and nobody twice.
 *
 * @param by the actor who proposed it
 * @param lapsesAt from this moment on it can't be approved any more
 * @param needed how many others have to approve it, at least one
 * @param approvedBy the actors who have, in their order
 */
public record Proposal(String by, Instant lapsesAt, int needed, List<String> approvedBy) {

  private static final String PERSON = "person:";

  public Proposal {
    approvedBy = List.copyOf(approvedBy);
    if (needed < 1) {
      throw new IllegalArgumentException("Somebody has to approve it");
    }
  }

  public static Proposal of(String by, Instant lapsesAt, int needed) {
    return new Proposal(by, lapsesAt, needed, List.of());
  }

  /** Whether it can be approved at a moment; who proposes the same then is told this one. */
  public boolean isWaiting(Instant now) {
    return now.isBefore(lapsesAt);
  }

  /** What an actor's approval comes to at a moment. */
  public Verdict approvalBy(String actor, Instant now) {
    if (approvedBy.contains(actor)) {
      return Verdict.REPEATED;
    }
    if (!isWaiting(now)) {
      return Verdict.LAPSED;
    }
    if (!actor.startsWith(PERSON)) {
      return Verdict.NOT_A_PERSON;
    }
    if (actor.equals(by)) {
      return Verdict.OWN_PROPOSAL;
    }
    return approvedBy.size() + 1 < needed ? Verdict.ANOTHER_NEEDED : Verdict.APPROVED;
  }

  /** With the approval of one more. */
  public Proposal approvedBy(String actor) {
    return new Proposal(
        by, lapsesAt, needed, Stream.concat(approvedBy.stream(), Stream.of(actor)).toList());
  }
}
