package huikuan.chaos.oracle;

import huikuan.chaos.load.Key;
import huikuan.chaos.load.Sent;
import huikuan.chaos.oracle.Witness.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The fate of each document sent. Acknowledged ones must be there, once, where they were told to
 * be; those without an answer may be there or not; nothing else may be there.
 */
final class Fates {

  private final List<Fact> facts = new ArrayList<>();
  private final List<Sent> absent = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();

  Fates(List<Sent> all, Witness witness) {
    Map<Key, Sent> sent = new HashMap<>();
    TreeSet<String> accounts = new TreeSet<>();
    for (Sent each : all) {
      sent.put(each.entry().key(), each);
      accounts.add(each.entry().account());
    }
    Map<Key, List<Long>> found = new HashMap<>();
    for (String account : accounts) {
      for (Recorded recorded : witness.history(account)) {
        Sent known = sent.get(recorded.key());
        if (known == null || !known.entry().account().equals(account)) {
          differences.add("%s: nobody posted %s".formatted(account, recorded));
        }
        found.computeIfAbsent(recorded.key(), none -> new ArrayList<>()).add(recorded.position());
      }
    }
    all.forEach(each -> decide(each, found.getOrDefault(each.entry().key(), List.of())));
  }

  private void decide(Sent sent, List<Long> positions) {
    Key key = sent.entry().key();
    if (positions.size() > 1) {
      differences.add("%s is there %d times: %s".formatted(key, positions.size(), positions));
    }
    if (sent.acknowledged()) {
      if (positions.isEmpty()) {
        differences.add("%s is lost; it was acknowledged at %d".formatted(key, sent.position()));
      } else if (positions.getFirst() != sent.position()) {
        differences.add(
            "%s was acknowledged at %d and is at %s".formatted(key, sent.position(), positions));
      }
      facts.add(new Fact(sent.entry(), sent.clock(), sent.position()));
    } else if (positions.isEmpty()) {
      absent.add(sent);
    } else {
      facts.add(new Fact(sent.entry(), sent.clock(), positions.getFirst()));
    }
  }

  /** Of what must be there, and of what without an answer is there. */
  Truth truth() {
    return new Truth(facts);
  }

  List<Fact> facts() {
    return facts;
  }

  /** Without an answer, and not there. */
  List<Sent> absent() {
    return absent;
  }

  List<String> differences() {
    return differences;
  }
}
