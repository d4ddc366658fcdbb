package huikuan.benchmarks.log;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.concurrent.atomic.LongAdder;

/** Counts what an instance writes, and what of it was refused because another was quicker. */
final class RefusedWrites implements CommandListener {

  private final LongAdder writes = new LongAdder();
  private final LongAdder refused = new LongAdder();

  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    if (event.getCommandName().equals("insert")) {
      writes.increment();
      if (event.getResponse().containsKey("writeErrors")) {
        refused.increment();
      }
    }
  }

  long writes() {
    return writes.sum();
  }

  long refused() {
    return refused.sum();
  }
}
