package huikuan.ledger.reconciling;

import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pack of a month, and what became of it.
 *
 * @param position of the newest commit that it knows
 * @param signature null = nobody has signed it, or the signature was rejected
 */
record Pack(
    long position,
    String hash,
    String draftedBy,
    Instant draftedAt,
    State state,
    @Nullable Signature signature) {

  /** What a pack is. */
  enum State {
    DRAFTED,
    SIGNED,
    SUPERSEDED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Who signed it, and who approved that. */
  record Signature(
      String by,
      Instant at,
      @Nullable String note,
      @Nullable ProposalId proposal,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt) {}

  /** What can happen to packs. */
  enum What {
    DRAFTED,
    SIGNED,
    APPROVED,
    ENDED
  }

  /**
   * Something that happened to the packs of a month.
   *
   * @param pack the position that a drafted one knows; else 0
   */
  record Fact(
      What what,
      String hash,
      long pack,
      String actor,
      Instant at,
      @Nullable String note,
      @Nullable ProposalId proposal) {}

  /** The packs of a month, by what happened to them, oldest first; the last one is current. */
  static List<Pack> of(List<Fact> facts) {
    List<Pack> packs = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.what() == What.DRAFTED) {
        packs.replaceAll(each -> each.isApproved() ? each : each.with(State.SUPERSEDED));
        packs.add(new Pack(fact.pack(), fact.hash(), fact.actor(), fact.at(), State.DRAFTED, null));
      } else {
        packs.replaceAll(each -> each.after(fact));
      }
    }
    return packs;
  }

  private Pack after(Fact fact) {
    if (!hash.equals(fact.hash())) {
      return fact.what() == What.APPROVED ? with(State.SUPERSEDED) : this;
    }
    return switch (fact.what()) {
      case DRAFTED -> this;
      case SIGNED ->
          with(
              State.SIGNED,
              new Signature(fact.actor(), fact.at(), fact.note(), fact.proposal(), null, null));
      case APPROVED ->
          signature == null
              ? this
              : with(
                  State.SIGNED,
                  new Signature(
                      signature.by(),
                      signature.at(),
                      signature.note(),
                      signature.proposal(),
                      fact.actor(),
                      fact.at()));
      case ENDED -> with(State.DRAFTED, null);
    };
  }

  boolean isApproved() {
    return signature != null && signature.approvedBy() != null;
  }

  private Pack with(State other) {
    return with(other, signature);
  }

  private Pack with(State other, @Nullable Signature by) {
    return new Pack(position, hash, draftedBy, draftedAt, other, by);
  }
}
