package huikuan.platform.template;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.together.SharedLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates there are. They are read from the log itself, so a version is in force as soon as
 * it is acknowledged, whichever instance took it.
 */
public final class LoggedTemplates implements TemplateStore {

  private static final int AT_ONCE = 50;

  private final EventLog log;

  /** A version is the one event of its commit: its number is that of the event, less one. */
  private final Map<TemplateId, RecordedEvent> newest = new ConcurrentHashMap<>();

  /** Letters that are written at the same time ask together. */
  private final SharedLookup<TemplateId, Optional<TemplateVersion>> lookup =
      new SharedLookup<>(ids -> ids.stream().collect(toMap(identity(), this::find)));

  public LoggedTemplates(EventLog log) {
    this.log = log;
  }

  @Override
  public Optional<TemplateVersion> inForce(TemplateId id) {
    return lookup.get(id);
  }

  private Optional<TemplateVersion> find(TemplateId id) {
    RecordedEvent known = newest.get(id);
    List<RecordedEvent> events = read(id, known == null ? 0 : known.sequence());
    while (!events.isEmpty()) {
      known = events.getLast();
      events = events.size() < AT_ONCE ? List.of() : read(id, known.sequence() + 1);
    }
    if (known == null) {
      return Optional.empty();
    }
    newest.put(id, known);
    return Optional.of(TemplateVersion.of(known));
  }

  private List<RecordedEvent> read(TemplateId id, long fromSequence) {
    return log.ofAggregate(id.toString(), fromSequence, AT_ONCE);
  }

  @Override
  public Optional<TemplateVersion> find(TemplateId id, int version) {
    return log.ofAggregate(id.toString(), version - 1L, 1).stream()
        .findFirst()
        .map(TemplateVersion::of);
  }

  @Override
  public List<TemplateVersion> newestOf(TemplateId id, int most) {
    long last = inForce(id).map(TemplateVersion::number).orElse(0);
    return log.ofAggregate(id.toString(), Math.max(0, last - most)).reversed().stream()
        .map(TemplateVersion::of)
        .toList();
  }

  @Override
  public List<TemplateId> all() {
    return log
        .about(List.of(TemplateVersionAdded.ALL))
        .getOrDefault(TemplateVersionAdded.ALL, List.of())
        .stream()
        .map(event -> ((TemplateVersionAdded) event.payload()).template())
        .toList();
  }
}
