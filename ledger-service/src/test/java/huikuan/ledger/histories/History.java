package huikuan.ledger.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The requests of a history, in order. */
record History(List<Step> steps) {

  sealed interface Step {

    /**
     * One request.
     *
     * @param today the day on which it is sent
     */
    record Post(int today, List<Doc> docs) implements Step {

      @Override
      public String toString() {
        return docs.stream()
            .map(Json::of)
            .reduce("POST on " + Days.date(today), (all, doc) -> all + "\n  " + doc);
      }
    }

    /** Closes all days before this one, or opens those that were closed. */
    record Lock(String company, int before) implements Step {

      @Override
      public String toString() {
        return "LOCK " + company + " before " + Days.date(before);
      }
    }
  }

  History part(int from, int to) {
    return new History(List.copyOf(steps.subList(from, to)));
  }

  List<Doc> docs() {
    return steps.stream()
        .flatMap(
            step -> step instanceof Step.Post(var today, var docs) ? docs.stream() : Stream.of())
        .toList();
  }

  History without(int index, int count) {
    List<Step> others = new ArrayList<>(steps);
    others.subList(index, index + count).clear();
    return new History(others);
  }

  History with(int index, Step step) {
    List<Step> others = new ArrayList<>(steps);
    others.set(index, step);
    return new History(others);
  }

  @Override
  public String toString() {
    return String.join("\n", steps.stream().map(Step::toString).toList());
  }
}
