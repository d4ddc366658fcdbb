package huikuan.ledger.commands;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The day on which a request is made. Rules are told it. */
@Component
public class Today {

  private final Clock clock;

  Today(Clock clock) {
    this.clock = clock;
  }

  public LocalDate in(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
