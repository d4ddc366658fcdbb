package huikuan.chaos.oracle;

import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Sent;
import huikuan.chaos.oracle.Witness.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/** Posts everything again: what is there is a duplicate, what is not there is taken. */
final class Repeating {

  private static final int AT_ONCE = 500;

  private Repeating() {}

  static List<String> differences(Fates fates, Witness witness) {
    Map<Entry, Long> positions =
        fates.facts().stream().collect(Collectors.toMap(Fact::entry, Fact::position));
    List<String> differences = new ArrayList<>();
    differences.addAll(
        post(
            fates.facts().stream().map(Fact::entry).toList(),
            witness,
            (entry, answer) ->
                answer.status().equals("duplicate")
                    && answer.account().equals(entry.account())
                    && positions.getOrDefault(entry, 0L) == answer.position()));
    differences.addAll(
        post(
            fates.absent().stream().map(Sent::entry).toList(),
            witness,
            (entry, answer) -> answer.status().equals("accepted")));
    return differences;
  }

  private static List<String> post(
      List<Entry> entries, Witness witness, BiPredicate<Entry, Answered> right) {
    List<String> differences = new ArrayList<>();
    for (List<Entry> some : entries.stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
      List<Answered> answers = witness.post(some);
      for (int at = 0; at < some.size(); at++) {
        if (!right.test(some.get(at), answers.get(at))) {
          differences.add("%s posted again: %s".formatted(some.get(at).key(), answers.get(at)));
        }
      }
    }
    return differences;
  }
}
