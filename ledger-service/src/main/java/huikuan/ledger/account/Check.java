package huikuan.ledger.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A check of a document. Checks stand in a list, in the order in which the reference lists their
 * problems. The first one that fails is told; those behind it are not made.
 */
@FunctionalInterface
interface Check {

  /** The reason to refuse the document; empty = the document passes this check. */
  Optional<Rejection> rejection();

  /** The rejection of the first check that fails; empty = the document passes all of them. */
  static Optional<Rejection> first(List<Check> checks) {
    for (Check check : checks) {
      Optional<Rejection> rejection = check.rejection();
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  /** The rejection if there is a fault. */
  static Optional<Rejection> refusedIf(boolean fault, Supplier<Rejection> rejection) {
    return fault ? Optional.of(rejection.get()) : Optional.empty();
  }
}
