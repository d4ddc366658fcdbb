package huikuan.ledger.histories;

import java.util.List;

/**
 * The outcome of a document.
 *
 * @param problems if it is rejected: all that speaks against it, in the order it is checked
 */
record Verdict(String status, List<String> problems) {

  static final Verdict ACCEPTED = new Verdict("accepted", List.of());
  static final Verdict DUPLICATE = new Verdict("duplicate", List.of());

  static Verdict rejected(List<String> problems) {
    return new Verdict("rejected", List.copyOf(problems));
  }

  static Verdict rejected(String problem) {
    return rejected(List.of(problem));
  }

  boolean accepted() {
    return equals(ACCEPTED);
  }
}
