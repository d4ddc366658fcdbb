package huikuan.console.work;

import huikuan.console.api.Answer;
import java.util.List;

/** One kind of amount in each currency of a row. */
final class Amounts {

  private Amounts() {}

  /** With their currencies; those of nothing are left out. */
  static List<String> of(Answer row, String name) {
    return of(row.list("amounts"), name);
  }

  static List<String> of(List<Answer> amounts, String name) {
    return amounts.stream()
        .filter(each -> !String.valueOf(each.text(name)).matches("[0.]+"))
        .map(each -> each.text(name) + " " + each.text("currency"))
        .toList();
  }
}
