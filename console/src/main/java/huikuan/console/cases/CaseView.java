package huikuan.console.cases;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case as the API tells it. */
record CaseView(
    String id,
    String kind,
    String account,
    @Nullable String customerName,
    @Nullable String itemKind,
    @Nullable String invoice,
    @Nullable List<Claim> invoices,
    String state,
    @Nullable String level,
    @Nullable String open,
    @Nullable String currency,
    @Nullable String dueOn,
    @Nullable Statutory statutory,
    @Nullable Next next,
    @Nullable String withheld,
    @Nullable List<Missing> missing,
    @Nullable List<String> tasks,
    @Nullable String held,
    @Nullable List<Hold> holds,
    @Nullable List<Hold> customerHolds,
    @Nullable Policy policy,
    @Nullable String owner,
    @Nullable Object stuck,
    @Nullable List<Map<String, Object>> timeline,
    @Nullable List<Map<String, Object>> decisions,
    @Nullable Integer version) {

  private static final String INSOLVENCY = "insolvency";

  /** Sources of holds whose end nobody knows. */
  private static final Set<String> OPEN = Set.of("factored", INSOLVENCY);

  record Claim(String itemKind, String invoice, @Nullable String dueOn, @Nullable String open) {}

  /** A thing that a demand lacks. */
  record Missing(String what, String name) {}

  /** The latest day by law. */
  record Statutory(String dueOn, String jurisdiction, String article) {}

  record Next(@Nullable String level, @Nullable String at) {}

  record Hold(
      String source,
      String reason,
      @Nullable String until,
      @Nullable String amount,
      @Nullable String note) {

    /** Whether nobody knows its end: the day that is told is one on which it is prolonged. */
    public boolean isOpen() {
      return OPEN.contains(source);
    }
  }

  record Policy(String id, @Nullable Integer version) {}

  /** A page of the list. */
  record Listed(List<CaseView> cases, @Nullable String next) {}

  /** Whether something of it fails and is tried again. */
  public boolean isStuck() {
    return Boolean.TRUE.equals(stuck) || stuck instanceof Map || stuck instanceof List;
  }

  /** The failure; empty = there is none, or it is not told here. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> troubles() {
    if (stuck instanceof List<?> all) {
      return (List<Map<String, Object>>) all;
    }
    return stuck instanceof Map<?, ?> only ? List.of((Map<String, Object>) only) : List.of();
  }

  public List<Map<String, Object>> newestFirst() {
    return timeline == null ? List.of() : timeline.reversed();
  }

  /**
   * How many entries of the timeline are news to somebody.
   *
   * @param seen how many there were; null = all were
   */
  public int newsSince(@Nullable Integer seen) {
    return timeline == null || seen == null ? 0 : Math.max(timeline.size() - seen, 0);
  }

  /**
   * The state that a person looks for: trying again comes before all others, and nothing is chased
   * that goes on only when a person has seen to it.
   */
  public String shownState() {
    if (isStuck()) {
      return "retrying";
    }
    boolean waits = state.equals("open") && next == null && tasks != null && !tasks.isEmpty();
    return waits ? "waits" : state;
  }

  /** Whether it is held until something ends that has no day. */
  public boolean isHeldOpen() {
    return each(customerHolds).anyMatch(Hold::isOpen)
        || each(holds).anyMatch(hold -> hold.amount() == null && hold.isOpen());
  }

  /** Whether the customer is insolvent: no agreement is made with it then. */
  public boolean isInsolvent() {
    return each(customerHolds).anyMatch(hold -> hold.source().equals(INSOLVENCY));
  }

  private static Stream<Hold> each(@Nullable List<Hold> holds) {
    return holds == null ? Stream.empty() : holds.stream();
  }

  public boolean isReminder() {
    return kind.equals("reminder");
  }

  public boolean isClosed() {
    return state.equals("closed");
  }

  /** The holds that were placed by hand: those end by hand, too. */
  public boolean isHeldByHand() {
    return holds != null && holds.stream().anyMatch(each -> each.source().equals("manual"));
  }

  public String company() {
    return account.substring(0, account.indexOf('.'));
  }

  public String customer() {
    return account.substring(account.indexOf('.') + 1, account.lastIndexOf('.'));
  }
}
