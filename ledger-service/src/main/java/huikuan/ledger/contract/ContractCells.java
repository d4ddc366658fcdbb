package huikuan.ledger.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells contracts as the rows of a {@link ContractSheet}. */
final class ContractCells {

  private static final List<String> NO_MILESTONE =
      cells(null, null, null, null, null, null, null, null);

  private ContractCells() {}

  /** The rows of a contract, in the order of the columns. */
  static List<List<String>> rows(String contract, ContractState state) {
    ContractData data = state.data();
    List<String> head = new ArrayList<>(List.of(contract, data.customer().customer()));
    head.addAll(
        cells(
            data.title(),
            data.signedOn(),
            data.validFrom(),
            data.validTo(),
            data.currency(),
            ContractView.decimal(data.amount()),
            data.jurisdiction()));
    head.addAll(terms(data.terms()));
    List<List<String>> rows = new ArrayList<>();
    for (int at = 0; at < Math.max(1, data.milestones().size()); at++) {
      List<String> row = new ArrayList<>(head);
      row.addAll(
          data.milestones().isEmpty()
              ? NO_MILESTONE
              : milestone(data.milestones().get(at), state.milestones().get(at)));
      rows.add(row);
    }
    return rows;
  }

  private static List<String> terms(@Nullable Terms terms) {
    return switch (terms) {
      case Terms.Net it -> cells("net", it.days(), null, null, it.from(), null, null);
      case Terms.MonthEnd it ->
          cells("monthEnd", null, it.months(), it.day(), it.from(), null, null);
      case Terms.Instalments it ->
          cells("instalments", null, null, null, it.from(), null, parts(it));
      case Terms.OwnWords it -> cells("text", null, null, null, null, it.text(), null);
      case null -> cells(null, null, null, null, null, null, null);
    };
  }

  /** One on each line: percent, a blank, days. */
  private static String parts(Terms.Instalments terms) {
    return String.join(
        "\n", terms.parts().stream().map(it -> it.percent() + " " + it.days()).toList());
  }

  private static List<String> milestone(Milestone told, Milestone standing) {
    return cells(
        told.id(),
        told.name(),
        ContractView.decimal(told.amount()),
        told.plannedOn(),
        told.actualOn(),
        told.acceptedOn(),
        told.acceptedBy(),
        standing.actualOn());
  }

  private static List<String> cells(@Nullable Object... values) {
    return Arrays.stream(values).map(each -> each == null ? "" : each.toString()).toList();
  }
}
