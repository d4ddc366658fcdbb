package huikuan.ledger.contract;

import huikuan.ledger.contract.ContractCommand.Refusal;
import huikuan.ledger.contract.Contracts.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the contracts that one shall come from. */
final class Predecessors {

  /** The search ends after so many contracts; no customer's come from so many. */
  private static final int MOST = 1_000;

  private final Function<ContractKey, @Nullable Step> newest;

  /**
   * @param newest finds a contract as it is now; null = there is none
   */
  Predecessors(Function<ContractKey, @Nullable Step> newest) {
    this.newest = newest;
  }

  /** The faults of the contracts that this one shall come from. */
  List<Refusal> faults(ContractKey key, ContractData data) {
    List<Refusal> faults = new ArrayList<>();
    check(key, data, "replaces", data.replaces(), faults);
    check(key, data, "splitFrom", data.splitFrom(), faults);
    return faults;
  }

  private void check(
      ContractKey key, ContractData data, String list, List<String> ids, List<Refusal> faults) {
    for (int at = 0; at < ids.size(); at++) {
      Refusal fault = fault(key, data, list + "[" + at + "]", ids.get(at));
      if (fault != null) {
        faults.add(fault);
      }
    }
  }

  private @Nullable Refusal fault(ContractKey key, ContractData data, String field, String id) {
    if (id.equals(key.contract())) {
      return new Refusal.InACircle(field, List.of(id, id));
    }
    Step found = newest.apply(key.other(id));
    if (found == null) {
      return new Refusal.UnknownPredecessor(field, id);
    }
    if (!found.state().data().customer().equals(data.customer())) {
      return new Refusal.PredecessorOfAnother(
          field, id, found.state().data().customer().customer());
    }
    List<String> way = wayBack(key, id);
    return way.isEmpty() ? null : new Refusal.InACircle(field, way);
  }

  /** The way from a contract by what it comes from, back to it; empty = there is none. */
  private List<String> wayBack(ContractKey key, String first) {
    Deque<List<String>> ways = new ArrayDeque<>(List.of(List.of(key.contract(), first)));
    Set<String> seen = new HashSet<>();
    while (!ways.isEmpty() && seen.size() < MOST) {
      List<String> way = ways.poll();
      Step step = seen.add(way.getLast()) ? newest.apply(key.other(way.getLast())) : null;
      for (String next : step == null ? List.<String>of() : step.state().data().predecessors()) {
        List<String> longer = new ArrayList<>(way);
        longer.add(next);
        if (next.equals(key.contract())) {
          return longer;
        }
        ways.add(longer);
      }
    }
    return List.of();
  }
}
