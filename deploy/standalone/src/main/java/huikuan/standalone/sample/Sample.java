package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import java.time.Instant;
import java.time.ZonedDateTime;

/** Plays the sample company through the gateway, as its ERP would, day by day. */
public final class Sample {

  private final GatewayClient gateway;

  public Sample(GatewayClient gateway) {
    this.gateway = gateway;
  }

  /** Where the clock stands when the story begins. */
  public static Instant start() {
    return Company.START.toInstant();
  }

  /**
   * Tells the story to its end; if it was interrupted, from where it was.
   *
   * @throws IllegalStateException if a document is refused
   */
  public void play() {
    Company.customers()
        .forEach(each -> gateway.putCustomer(each.company(), each.customer(), each.data()));
    // Told again after an interruption, it changes nothing.
    Company.customers().stream()
        .map(each -> each.company())
        .distinct()
        .forEach(company -> gateway.openChasing(company, Company.START.toLocalDate()));
    for (Company.Day day : Company.days()) {
      moveClock(day.morning());
      Posted posted = gateway.post(day.documents());
      if (posted.rejected() > 0) {
        throw new IllegalStateException("The sample was refused: " + posted.rejections());
      }
    }
    moveClock(Company.END);
    gateway.settle();
  }

  private void moveClock(ZonedDateTime to) {
    if (to.toInstant().isAfter(gateway.clock())) {
      gateway.moveClock(to.toInstant());
    }
  }
}
