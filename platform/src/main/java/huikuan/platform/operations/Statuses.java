package huikuan.platform.operations;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogProofs;
import huikuan.platform.intake.DeadRecords;
import huikuan.platform.intake.IntakeStation;
import huikuan.platform.intake.IntakeStation.Stopped;
import huikuan.platform.intake.KeptDeadRecord.State;
import huikuan.platform.operations.ServiceStatus.Dead;
import huikuan.platform.operations.ServiceStatus.DeadlinesDue;
import huikuan.platform.operations.ServiceStatus.IntakeAt;
import huikuan.platform.operations.ServiceStatus.Log;
import huikuan.platform.operations.ServiceStatus.Part;
import huikuan.platform.operations.ServiceStatus.ProcessorAt;
import huikuan.platform.operations.ServiceStatus.RelayAt;
import huikuan.platform.operations.ServiceStatus.Root;
import huikuan.platform.operations.ServiceStatus.WorkDue;
import huikuan.platform.web.access.Masking;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;

/** Reads how the service does from its metrics and its health: nothing is counted for it. */
final class Statuses {

  private static final int LONGEST_DETAIL = 500;

  private final String service;
  private final EventLog log;
  private final LogEpochs epochs;
  private final LogProofs proofs;
  private final Measured measured;
  private final Parts parts;
  private final ObjectProvider<IntakeStation> intakes;
  private final ObjectProvider<DeadRecords> dead;
  private final Clock clock;

  Statuses(
      String service,
      EventLog log,
      LogEpochs epochs,
      LogProofs proofs,
      Measured measured,
      Parts parts,
      ObjectProvider<IntakeStation> intakes,
      ObjectProvider<DeadRecords> dead,
      Clock clock) {
    this.service = service;
    this.log = log;
    this.epochs = epochs;
    this.proofs = proofs;
    this.measured = measured;
    this.parts = parts;
    this.intakes = intakes;
    this.dead = dead;
    this.clock = clock;
  }

  ServiceStatus now() {
    Map<String, Health> health = parts.ask();
    long head = log.head();
    return new ServiceStatus(
        service,
        new Log(head, epochs.current().id(), root()),
        processors(head, Parts.positions(health)),
        measured.by("huikuan.relay.lag", "topic").entrySet().stream()
            .map(each -> new RelayAt(each.getKey(), whole(each.getValue())))
            .toList(),
        intake(),
        new DeadlinesDue(whole(measured.sum("huikuan.deadlines.overdue"))),
        measured.by("huikuan.work.due", "worker").entrySet().stream()
            .map(each -> new WorkDue(each.getKey(), whole(each.getValue())))
            .toList(),
        whole(measured.sum("huikuan.stuck")),
        dead(),
        health.entrySet().stream().map(each -> part(each.getKey(), each.getValue())).toList());
  }

  private @Nullable Root root() {
    return proofs
        .newest(clock.instant())
        .map(root -> new Root(root.position(), root.hash()))
        .orElse(null);
  }

  private List<ProcessorAt> processors(long head, Map<String, Long> positions) {
    return measured.by("huikuan.processor.lag", "processor").entrySet().stream()
        .map(
            each -> {
              long lag = whole(each.getValue());
              long position = positions.getOrDefault(each.getKey(), Math.max(0, head - lag));
              return new ProcessorAt(each.getKey(), position, lag, lag > 0 ? true : null);
            })
        .toList();
  }

  private IntakeAt intake() {
    double lag = measured.sum("huikuan.intake.lag");
    Stopped stopped =
        intakes.stream().flatMap(each -> each.stoppedAt().stream()).findFirst().orElse(null);
    return new IntakeAt(Double.isNaN(lag) ? null : whole(lag), stopped);
  }

  private Dead dead() {
    DeadRecords records = dead.getIfAvailable();
    return records == null
        ? new Dead(0, 0, 0)
        : new Dead(
            records.count(State.WAITING),
            records.count(State.SENT_AGAIN),
            records.count(State.GIVEN_UP));
  }

  private static Part part(String name, Health health) {
    String detail =
        health.getDetails().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("; "));
    String shown = Masking.text(detail);
    return new Part(
        name,
        health.getStatus().getCode(),
        shown.isEmpty()
            ? null
            : shown.length() > LONGEST_DETAIL ? shown.substring(0, LONGEST_DETAIL) + "…" : shown);
  }

  private static long whole(double value) {
    return Math.round(value);
  }
}
