package huikuan.platform.audit;

import huikuan.platform.tracing.Trace;
import huikuan.platform.web.access.AuditTrail;
import huikuan.platform.web.access.AuditedRequest;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.logs.LimitedLog;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** The audit trail of a service that has a store. */
final class KeptAuditTrail implements AuditTrail, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(KeptAuditTrail.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  private final AuditStore store;
  private final CallersSeen callers;
  private final Unmaskings unmaskings;
  private final Clock clock;
  private final RefusalCounts refusals = new RefusalCounts();

  KeptAuditTrail(AuditStore store, CallersSeen callers, Unmaskings unmaskings, Clock clock) {
    this.store = store;
    this.callers = callers;
    this.unmaskings = unmaskings;
    this.clock = clock;
  }

  @Override
  public void record(Kind kind, AuditedRequest request) {
    store.append(
        List.of(new AuditNote(clock.instant(), kind, request, 1, Trace.currentId().orElse(null))));
  }

  @Override
  public void refused(AuditedRequest request, String problem) {
    refusals.add(request, problem, clock.instant());
  }

  /**
   * Puts on record what was refused until now. If that fails, these refusals are logged: those to
   * come are counted for as long as the store is away.
   */
  void recordRefusals() {
    List<AuditNote> notes = refusals.drain();
    if (notes.isEmpty()) {
      return;
    }
    try {
      store.append(notes);
    } catch (RuntimeException e) {
      log.warn("These refusals could not be put on record: {}", notes, e);
    }
  }

  @Override
  public boolean unmasked(Caller caller) {
    return unmaskings.isUnmasked(caller);
  }

  /** A request is not refused because its caller can't be noted: the next token is. */
  @Override
  public void seen(Caller caller) {
    try {
      callers.note(caller, clock.instant(), this);
    } catch (RuntimeException e) {
      if (LIMITED.tells("A caller could not be noted")) {
        log.warn("{} could not be noted as a user of this service", caller.actor(), e);
      }
    }
  }

  @Override
  public void destroy() {
    recordRefusals();
  }
}
