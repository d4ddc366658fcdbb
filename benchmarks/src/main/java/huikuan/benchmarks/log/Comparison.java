package huikuan.benchmarks.log;

import static huikuan.benchmarks.console.Machine.tenths;
import static huikuan.benchmarks.console.Machine.whole;

import huikuan.benchmarks.console.Options;
import huikuan.benchmarks.console.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The same events through the same interface, the engines in turn. */
final class Comparison {

  /** Fills a log at the rate of a group, whatever the engine. */
  private static final int FILLING = 64;

  private static final String NOT_RUN = "not run";

  private final Map<String, Engine.Kind> engines = new LinkedHashMap<>();
  private final Options options;

  /**
   * @param ours what the others are compared with
   */
  Comparison(Options options, String name, Engine.Kind ours) {
    this.options = options;
    engines.put(name, ours);
  }

  void peer(String name, Engine.Kind peer) {
    engines.put(name, peer);
  }

  String[] columns() {
    List<String> columns = new ArrayList<>(List.of("events/s"));
    for (String name : engines.keySet()) {
      columns.add(name);
      if (columns.size() > 2) {
        columns.add("we are");
      }
    }
    return columns.toArray(String[]::new);
  }

  void appends(Table table) throws Exception {
    int seconds = (int) options.number("seconds");
    for (Engine.Kind kind : engines.values()) {
      appendRate(kind, 8, seconds);
    }
    for (int writers : options.numbers("writers")) {
      List<List<Double>> rates = new ArrayList<>();
      engines.values().forEach(each -> rates.add(new ArrayList<>()));
      for (int round = 0; round < options.number("rounds"); round++) {
        int at = 0;
        for (Engine.Kind kind : engines.values()) {
          rates.get(at++).add(appendRate(kind, writers, seconds));
        }
      }
      row(
          table,
          "append, " + writers + (writers == 1 ? " writer" : " writers"),
          rates.stream().map(Comparison::median).toList());
    }
  }

  private double medianRate(Reader reader, @Nullable TrackingToken from, int count) {
    return median(
        LongStream.range(0, options.number("rounds"))
            .mapToObj(round -> reader.rate(from, count, (int) options.number("seconds")))
            .toList());
  }

  private static double appendRate(Engine.Kind kind, int writers, int seconds) throws Exception {
    try (Engine engine = kind.open()) {
      return Writers.on(engine.storage(), writers).rate(seconds);
    }
  }

  static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  void reads(Table table) throws Exception {
    int count = (int) options.number("read");
    for (int size : options.numbers("sizes")) {
      List<Double> rates = new ArrayList<>();
      for (Engine.Kind kind : engines.values()) {
        if (!rates.isEmpty() && size > options.number("peers-up-to")) {
          rates.add(Double.NaN);
          continue;
        }
        try (Engine engine = kind.open()) {
          Writers.on(engine.storage(), FILLING).fill(size);
          Reader reader = new Reader(engine.reader().get());
          if (rates.isEmpty()) {
            table.note(middle(reader, size, count));
          }
          rates.add(medianRate(reader, null, count));
        }
      }
      row(table, "tracking read, log of " + whole(size), rates);
    }
  }

  /** Only a log that is numbered densely can be entered anywhere. */
  private String middle(Reader reader, int size, int count) {
    double rate = medianRate(reader, new GlobalSequenceTrackingToken(size / 2), count);
    return "from the middle of " + whole(size) + ": " + whole(rate) + " events/s";
  }

  private static void row(Table table, String what, List<Double> rates) {
    List<Object> cells = new ArrayList<>(List.of(what, whole(rates.getFirst())));
    for (double peer : rates.subList(1, rates.size())) {
      cells.add(Double.isNaN(peer) ? NOT_RUN : whole(peer));
      cells.add(Double.isNaN(peer) ? "" : tenths(rates.getFirst() / peer) + "x");
    }
    table.row(cells.toArray());
  }
}
