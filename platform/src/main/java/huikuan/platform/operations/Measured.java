package huikuan.platform.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the service's metrics say now. */
final class Measured {

  private final MeterRegistry meters;

  Measured(MeterRegistry meters) {
    this.meters = meters;
  }

  /** The sum of all gauges of a name; 0 if there are none, NaN if one can't tell. */
  double sum(String name) {
    return meters.find(name).gauges().stream().mapToDouble(Gauge::value).sum();
  }

  /** The gauges of a name by the value of a tag. */
  Map<String, Double> by(String name, String tag) {
    Map<String, Double> found = new TreeMap<>();
    for (Gauge gauge : meters.find(name).gauges()) {
      found.put(Objects.requireNonNullElse(gauge.getId().getTag(tag), ""), gauge.value());
    }
    return found;
  }
}
