package huikuan.ledger.people;

import java.util.List;

/** The deputies of a person would lead back to it, or too many would follow one another. */
final class DeputiesInACircle extends RuntimeException {

  private final transient List<String> deputies;
  private final boolean back;

  DeputiesInACircle(List<String> deputies, boolean back) {
    super(String.join(" → ", deputies));
    this.deputies = List.copyOf(deputies);
    this.back = back;
  }

  List<String> deputies() {
    return deputies;
  }

  /** Whether they lead back to the person. */
  boolean back() {
    return back;
  }
}
