package huikuan.platform.projection;

import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;

/** A read model on its way from the log's first commit to where the kept one stands. */
public interface ReadModelCheck extends AutoCloseable {

  /** Takes whole commits, in order; also those that the kept one has not taken yet. */
  void take(List<RecordedEvent> commits);

  /** After the log's last commit. */
  ReadModelFindings findings();

  @Override
  void close();
}
