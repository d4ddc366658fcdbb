package huikuan.chaos.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Records what the clients sent and were answered; nothing else is known of what must be. */
public final class Testimony {

  private static final int SERVER_FAULT = 500;

  private final Map<Key, Sent> sent = new LinkedHashMap<>();
  private final Map<Key, Integer> attempts = new HashMap<>();
  private final Map<Long, String> owners = new HashMap<>();
  private final List<Noted> noted = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private long unanswered;
  private long duplicates;

  /** Before each attempt. */
  public synchronized void sending(List<Entry> entries, Instant clock) {
    for (Entry entry : entries) {
      sent.putIfAbsent(entry.key(), new Sent(entry, clock, 0));
      attempts.merge(entry.key(), 1, Integer::sum);
    }
  }

  public synchronized void notAnswered() {
    unanswered++;
  }

  /**
   * Takes in the results of a request.
   *
   * @param request tells it from all others
   * @return those acknowledged for the first time
   */
  public synchronized List<Entry> answered(String request, List<Entry> entries, JsonNode results) {
    List<Entry> news = new ArrayList<>();
    if (results.size() != entries.size()) {
      complain("%d documents were answered with %d results", entries.size(), results.size());
    }
    Set<Key> inThis = new HashSet<>();
    for (JsonNode result : results) {
      Entry entry = entries.get(result.path("index").asInt());
      Sent before = sent(entry);
      String status = result.path("status").asString();
      if (status.equals("rejected")) {
        rejected(entry, result.path("problem"));
      } else {
        boolean repeated = attempts.getOrDefault(entry.key(), 0) > 1;
        if (status.equals("duplicate") && !before.acknowledged() && !repeated) {
          complain("%s is said to be a duplicate, and was sent for the first time", entry.key());
        }
        if (status.equals("accepted") && before.acknowledged()) {
          complain("%s was accepted twice", entry.key());
        }
        duplicates += status.equals("duplicate") ? 1 : 0;
        if (acknowledged(request, entry, result) && inThis.add(entry.key())) {
          news.add(entry);
        }
      }
    }
    return news;
  }

  private Sent sent(Entry entry) {
    Sent known = sent.get(entry.key());
    if (known == null) {
      throw new IllegalStateException("Never sent: " + entry.key());
    }
    return known;
  }

  /** Answers whether that is news. */
  private boolean acknowledged(String request, Entry entry, JsonNode result) {
    Sent before = sent(entry);
    long position = result.path("position").asLong();
    if (!result.path("account").asString().equals(entry.account())) {
      complain("%s is said to be in another account: %s", entry.key(), result);
    }
    if (before.acknowledged()) {
      if (before.position() != position) {
        complain("%s was at %d, now it is at %d", entry.key(), before.position(), position);
      }
      return false;
    }
    String owner = entry.account() + " " + request;
    String other = owners.putIfAbsent(position, owner);
    if (position < 1 || other != null && !other.equals(owner)) {
      complain("%s at %d, which is %s's", entry.key(), position, other);
    }
    sent.put(entry.key(), before.at(position));
    return true;
  }

  private void rejected(Entry entry, JsonNode problem) {
    if (problem.path("status").asInt() < SERVER_FAULT) {
      complain("%s was rejected: %s", entry.key(), problem);
    } else {
      unanswered++;
    }
  }

  private void complain(String what, Object... details) {
    complaints.add(what.formatted(details));
  }

  public synchronized void note(Noted answer) {
    noted.add(answer);
  }

  public synchronized void complain(String what) {
    complaints.add(what);
  }

  /** In the order sent. */
  public synchronized List<Sent> all() {
    return List.copyOf(sent.values());
  }

  public synchronized List<Noted> noted() {
    return List.copyOf(noted);
  }

  /** The faults of the answers themselves. */
  public synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Requests that failed, and documents of others that the server could not take. */
  public synchronized long unanswered() {
    return unanswered;
  }

  public synchronized long duplicates() {
    return duplicates;
  }
}
