package huikuan.platform.axon;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.settling.LogStation;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** The service's event processors: projections and sagas. */
final class ProcessorStation implements LogStation {

  private final String service;
  private final EventProcessingConfiguration processing;
  private final EventLog log;

  ProcessorStation(String service, EventProcessingConfiguration processing, EventLog log) {
    this.service = service;
    this.processing = processing;
    this.log = log;
  }

  /** The position of each processor; -1 for one that has not claimed all of its work. */
  Map<String, Long> positions() {
    Map<String, Long> positions = new TreeMap<>();
    processing
        .eventProcessors()
        .forEach(
            (name, processor) -> {
              if (processor instanceof StreamingEventProcessor streaming) {
                positions.put(name, position(streaming));
              }
            });
    return positions;
  }

  private static long position(StreamingEventProcessor processor) {
    Map<Integer, EventTrackerStatus> segments = processor.processingStatus();
    if (!processor.isRunning() || segments.isEmpty()) {
      return -1;
    }
    return segments.values().stream()
        .mapToLong(segment -> segment.isErrorState() ? -1 : at(segment))
        .min()
        .orElse(-1);
  }

  private static long at(EventTrackerStatus segment) {
    OptionalLong position = segment.getCurrentPosition();
    return position.orElse(0);
  }

  /**
   * Tells if a processor is down, or failing at an event. A processor whose work another instance
   * has is not.
   */
  boolean failing() {
    return processing.eventProcessors().values().stream()
        .anyMatch(
            processor ->
                !processor.isRunning()
                    || (processor instanceof StreamingEventProcessor streaming
                        && streaming.processingStatus().values().stream()
                            .anyMatch(EventTrackerStatus::isErrorState)));
  }

  @Override
  public String name() {
    return service + ": processors at " + positions() + " of " + log.head();
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public boolean hasReached(long commit) {
    return positions().values().stream().allMatch(position -> position >= commit);
  }

  @Override
  public long passed() {
    return positions().values().stream().mapToLong(Long::longValue).sum();
  }
}
