package huikuan.platform.web.access;

import huikuan.platform.web.logs.LimitedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trail of a service without a store, such as the gateway: it logs refusals. */
final class LoggedRefusals implements AuditTrail {

  private static final Logger log = LoggerFactory.getLogger(LoggedRefusals.class);

  private final LimitedLog limited = new LimitedLog(log);

  @Override
  public void record(Kind kind, AuditedRequest request) {
    throw new IllegalStateException("Nothing is kept here, so nothing may be shown whole");
  }

  @Override
  public void refused(AuditedRequest request, String problem) {
    String what = "Refused %s to %s: %s".formatted(request.endpoint(), request.actor(), problem);
    if (limited.tells(what)) {
      log.warn("{}", what);
    }
  }

  @Override
  public boolean unmasked(Caller caller) {
    return false;
  }

  @Override
  public void seen(Caller caller) {}
}
