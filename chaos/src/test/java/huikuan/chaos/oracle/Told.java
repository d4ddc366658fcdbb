package huikuan.chaos.oracle;

import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Key;
import huikuan.chaos.load.Load;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A witness that tells the truth about some documents, until it is made to lie. */
class Told implements Witness {

  static final int MOST_IN_WEEK = 3;
  static final int TIMES_LARGEST = 100;

  static final List<Step> STEPS =
      List.of(
          new Step("courtesy", 0, 0, false, 100, 5, 2_000),
          new Step("reminder-1", 3, 3, false, 100, 0, 0),
          new Step("reminder-2", 10, 7, false, 100, 0, 0),
          new Step("demand", 20, 10, true, 500, 0, 0));

  final Map<String, List<Recorded>> histories = new HashMap<>();
  final Map<String, Map<Key, Long>> items = new HashMap<>();
  final Map<String, Map<Key, Long>> workItems = new HashMap<>();
  final Map<String, List<Chased>> cases = new HashMap<>();
  final List<Mail> sent = new ArrayList<>();
  final List<Mail> caught = new ArrayList<>();
  final List<String> unsent = new ArrayList<>();
  private final List<Fact> facts;
  private final Truth truth;

  Told(List<Fact> facts, Instant from, Instant until) {
    this.facts = new ArrayList<>(facts);
    truth = new Truth(facts);
    for (String account : truth.accounts()) {
      List<Recorded> history = new ArrayList<>();
      truth
          .of(account)
          .forEach(fact -> history.add(new Recorded(fact.entry().key(), fact.position())));
      histories.put(account, history);
      items.put(account, new HashMap<>(truth.items(account)));
      workItems.put(account, new HashMap<>(truth.items(account)));
      List<Chased> chased = new ArrayList<>();
      truth
          .items(account)
          .forEach(
              (key, open) -> {
                if (key.kind().equals("invoice")) {
                  chased.add(new Chased(key.number(), open == 0, open));
                }
              });
      cases.put(account, chased);
    }
    sent.addAll(chasing().expected(truth, from, until));
    sent.forEach(mail -> caught.add(mail.withoutLevel()));
  }

  /** By the policy that is told. */
  static Chasing chasing() {
    return new Chasing(STEPS, MOST_IN_WEEK, TIMES_LARGEST, Load.ZONE);
  }

  @Override
  public List<Recorded> history(String account) {
    return histories.getOrDefault(account, List.of());
  }

  @Override
  public Figures figures(String account, LocalDate asOf, long knownAt) {
    long balance = truth.balance(account, asOf, knownAt);
    return new Figures(balance, Math.max(balance, 0), Math.max(-balance, 0));
  }

  @Override
  public Trial trial(LocalDate asOf, long knownAt) {
    return new Trial(true, truth.balance(asOf, knownAt));
  }

  @Override
  public Map<Key, Long> items(String account, LocalDate asOf) {
    return items.getOrDefault(account, Map.of());
  }

  @Override
  public Map<Key, Long> workItems(String account) {
    return workItems.getOrDefault(account, Map.of());
  }

  @Override
  public List<Chased> cases(String account) {
    return cases.getOrDefault(account, List.of());
  }

  @Override
  public String caseOf(String invoice) {
    return invoice;
  }

  @Override
  public List<Step> reminders() {
    return STEPS;
  }

  @Override
  public int timesLargest() {
    return TIMES_LARGEST;
  }

  @Override
  public int mostInWeek() {
    return MOST_IN_WEEK;
  }

  @Override
  public List<Mail> sent() {
    return sent;
  }

  @Override
  public List<String> unsent() {
    return unsent;
  }

  @Override
  public List<Mail> caught() {
    return caught;
  }

  @Override
  public List<Answered> post(List<Entry> entries) {
    return entries.stream().map(this::post).toList();
  }

  Answered post(Entry entry) {
    return facts.stream()
        .filter(fact -> fact.entry().equals(entry))
        .findFirst()
        .map(fact -> new Answered("duplicate", entry.account(), fact.position()))
        .orElse(new Answered("accepted", entry.account(), truth.head() + 1));
  }
}
