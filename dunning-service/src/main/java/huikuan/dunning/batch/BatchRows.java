package huikuan.dunning.batch;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.batch.BatchState.Stage;
import huikuan.dunning.batch.BatchView.Row;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases of a batch, read from the events of its parts. */
@Component
class BatchRows {

  /** A page reads so many parts at most: of a rare outcome it may be short, and another follows. */
  private static final int MOST_PARTS = 50;

  private final CaseBatches batches;
  private final Customers customers;

  BatchRows(CaseBatches batches, Customers customers) {
    this.batches = batches;
    this.customers = customers;
  }

  /**
   * Some cases.
   *
   * @param part of the last one, from 1
   * @param index of the last one within its part, from 0
   * @param last whether there are no more
   */
  record Some(List<Row> rows, int part, int index, boolean last) {}

  private record Found(Chosen of, @Nullable String outcome) {}

  /**
   * @param outcome what came of them; of those that wait, what is expected; null = any
   */
  Some find(String batch, @Nullable String outcome, Page page) {
    BatchState state = batches.find(batch);
    int parts = state.draft().parts();
    int part = page.isFirst() ? 1 : (int) page.number(0);
    int index = page.isFirst() ? -1 : (int) page.number(1);
    int end = Math.min(parts, part + MOST_PARTS - 1);
    List<Found> found = new ArrayList<>();
    while (part <= end) {
      PartState of = batches.part(BatchIds.ofPart(batch, part));
      for (int at = index + 1; at < of.cases().size(); at++) {
        Found one = new Found(of.cases().get(at), outcome(state, of, at));
        if (outcome == null || outcome.equals(told(one))) {
          found.add(one);
        }
        if (found.size() == page.limit()) {
          return new Some(rows(found), part, at, part == parts && at + 1 == of.cases().size());
        }
      }
      part++;
      index = -1;
    }
    return new Some(rows(found), part, -1, part > parts);
  }

  private static @Nullable String outcome(BatchState batch, PartState part, int at) {
    if (part.outcomes() != null) {
      return part.outcomes().get(at);
    }
    if (batch.stage() == Stage.STOPPED) {
      return BatchOutcome.STOPPED.word();
    }
    return batch.stage() == Stage.LAPSED ? BatchOutcome.LAPSED.word() : null;
  }

  private static String told(Found one) {
    return one.outcome() == null ? one.of().expected() : one.outcome();
  }

  private List<Row> rows(List<Found> found) {
    Map<CustomerId, Customer> known =
        customers.findAll(found.stream().map(each -> customer(each.of())).distinct().toList());
    return found.stream()
        .map(each -> row(each, Objects.requireNonNull(known.get(customer(each.of())))))
        .toList();
  }

  private static CustomerId customer(Chosen of) {
    return AccountId.parse(of.account()).customerId();
  }

  private static Row row(Found found, Customer customer) {
    Chosen of = found.of();
    String outcome = found.outcome();
    String state =
        outcome == null
            ? "waiting"
            : outcome.equals(BatchOutcome.DONE.word()) ? "done" : "not-done";
    return new Row(
        of.caseId(),
        of.account(),
        customer.name(),
        of.invoice(),
        of.open().toString(),
        of.expected(),
        state,
        outcome);
  }
}
