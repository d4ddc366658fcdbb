package huikuan.dunning.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The policies by which claims are chased, to look up. */
public interface Policies {

  /**
   * The policy for a new claim: of those that are approved and effective, the one for its contract,
   * else for its customer, the customer's class, the company, else {@code standard}.
   *
   * @param knownAt when the claim became known
   * @param zone of the customer, whose day decides what is effective
   */
  Policy of(PolicySubject subject, Instant knownAt, ZoneId zone);

  /** How a version of a policy stands on a day; empty = there is none. */
  Optional<PolicyState> state(PolicyReference reference, LocalDate day);

  /** The policy and version that a case keeps. */
  Policy ofReference(String reference);

  /** Every level that a claim can reach. */
  List<String> levels();

  /** The levels at which the customer is written to. */
  List<String> reminderLevels();
}
