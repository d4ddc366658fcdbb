package huikuan.dunning.standing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cause and the attitude that history suggests, by stated rules. A person decides.
 *
 * @param cause null = no rule names one
 * @param rule that named the cause, or {@code nothing-known}
 * @param attitudeRule that named the attitude, or {@code nothing-known}
 */
public record Proposal(@Nullable Cause cause, String rule, Attitude attitude, String attitudeRule) {

  static final String NOTHING_KNOWN = "nothing-known";

  /** Broken promises from which on a customer looks malicious. */
  static final int MANY_BROKEN = 2;

  /** Disputes that came to nothing from which on a customer looks malicious. */
  static final int MANY_UNFOUNDED = 2;

  /**
   * The known facts of a claim and its customer.
   *
   * @param disputesOurs disputes about the claim that were closed as our fault
   * @param disputesOwed disputes of the customer that were closed as owed, or taken back
   * @param brokenPromises of the customer
   * @param told what a recipient told last about the claim, as the word of its task; null = nothing
   * @param missing what a demand lacks on our side: evidence, our turn with the invoice
   * @param waitsForContract whether the contract holds a part of it back
   */
  public record KnownFacts(
      int disputesOurs,
      int disputesOwed,
      int brokenPromises,
      @Nullable String told,
      List<String> missing,
      boolean waitsForContract) {

    public KnownFacts {
      missing = List.copyOf(missing);
    }
  }

  /** The first rule that holds names the cause. A fault of ours comes first: it can be mended. */
  public static Proposal of(KnownFacts facts) {
    String rule = rule(facts);
    Cause cause =
        switch (rule) {
          case "dispute-ours", "invoice-missing", "acceptance-missing", "evidence-missing" ->
              Cause.OWN;
          case "contract-waits" -> Cause.CONTRACT;
          case NOTHING_KNOWN -> null;
          default -> Cause.CUSTOMER;
        };
    if (cause == Cause.OWN) {
      return new Proposal(cause, rule, Attitude.NOT_MALICIOUS, "own-cause");
    }
    String why = whyMalicious(facts);
    return new Proposal(
        cause, rule, why.equals(NOTHING_KNOWN) ? Attitude.NOT_MALICIOUS : Attitude.MALICIOUS, why);
  }

  private static String rule(KnownFacts facts) {
    String told = facts.told() == null ? "" : facts.told();
    if (facts.disputesOurs() > 0) {
      return "dispute-ours";
    }
    if (told.equals("invoice-missing") || told.equals("acceptance-missing")) {
      return told;
    }
    if (!facts.missing().isEmpty()) {
      return "evidence-missing";
    }
    if (facts.waitsForContract()) {
      return "contract-waits";
    }
    if (told.equals("no-budget") || told.equals("in-approval")) {
      return told;
    }
    if (facts.brokenPromises() > 0) {
      return "promise-broken";
    }
    return facts.disputesOwed() > 0 ? "dispute-unfounded" : NOTHING_KNOWN;
  }

  private static String whyMalicious(KnownFacts facts) {
    if (facts.brokenPromises() >= MANY_BROKEN) {
      return "promises-broken";
    }
    return facts.disputesOwed() >= MANY_UNFOUNDED ? "disputes-unfounded" : NOTHING_KNOWN;
  }
}
