package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.batch.BatchEvent.BatchAdvanced;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.BatchFinished;
import huikuan.dunning.batch.BatchEvent.BatchLapsed;
import huikuan.dunning.batch.BatchEvent.BatchStarted;
import huikuan.dunning.batch.BatchEvent.BatchStopped;
import huikuan.dunning.batch.BatchEvent.OfPart;
import huikuan.dunning.batch.BatchEvent.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A batch as its events made it. */
final class BatchState {

  /** How far a batch has come. */
  enum Stage {
    /** It waits to be started. */
    DRAFTED,
    RUNNING,
    DONE,
    STOPPED,
    /** Nobody started it in time. */
    LAPSED;

    static List<String> words() {
      return Arrays.stream(values()).map(Stage::word).toList();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private @Nullable BatchDrafted draft;
  private @Nullable BatchStarted started;
  private @Nullable BatchStopped stopped;
  private Stage stage = Stage.DRAFTED;
  private int part;
  private List<Outcomes> outcomes = List.of();

  void apply(BatchEvent event) {
    switch (event) {
      case BatchDrafted it -> draft = it;
      case BatchStarted it -> {
        started = it;
        stage = Stage.RUNNING;
      }
      case BatchAdvanced it -> {
        part = it.part();
        outcomes = it.outcomes();
      }
      case BatchFinished _ -> stage = Stage.DONE;
      case BatchStopped it -> {
        stopped = it;
        stage = Stage.STOPPED;
      }
      case BatchLapsed _ -> stage = Stage.LAPSED;
      case OfPart _ -> throw new IllegalStateException("No event of a batch: " + event);
    }
  }

  boolean exists() {
    return draft != null;
  }

  BatchDrafted draft() {
    return requireNonNull(draft);
  }

  @Nullable BatchStarted started() {
    return started;
  }

  @Nullable BatchStopped stopped() {
    return stopped;
  }

  Stage stage() {
    return stage;
  }

  /** The last part that was done; 0 = none. */
  int part() {
    return part;
  }

  /** Whether all parts are done. */
  boolean isWhole() {
    return part == draft().parts();
  }

  /** What came of those that had their turn. */
  List<Outcomes> outcomes() {
    return outcomes;
  }

  /** These outcomes and those before. */
  List<Outcomes> with(List<Outcomes> more) {
    Map<String, Integer> sums = new TreeMap<>();
    List<Outcomes> all = new ArrayList<>(outcomes);
    all.addAll(more);
    all.forEach(each -> sums.merge(each.outcome(), each.cases(), Integer::sum));
    return sums.entrySet().stream()
        .map(each -> new Outcomes(each.getKey(), each.getValue()))
        .toList();
  }

  int done() {
    return outcomes.stream()
        .filter(each -> each.outcome().equals(BatchOutcome.DONE.word()))
        .mapToInt(Outcomes::cases)
        .sum();
  }

  /** Those that had their turn, or will have none. */
  int notDone() {
    boolean over = stage == Stage.STOPPED || stage == Stage.LAPSED;
    int handled = over ? draft().cases() : outcomes.stream().mapToInt(Outcomes::cases).sum();
    return handled - done();
  }

  int waiting() {
    return draft().cases() - done() - notDone();
  }
}
