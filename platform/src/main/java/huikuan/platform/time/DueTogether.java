package huikuan.platform.time;

import java.util.Collection;

/** Handles deadlines that are due together, so that reads and writes can be shared. */
public interface DueTogether {

  /** Without anything in common. */
  DueTogether ALONE =
      (sagas, targets) ->
          new Handling() {
            @Override
            public void handle(Runnable deadline) {
              deadline.run();
            }

            @Override
            public void write() {}

            @Override
            public void close() {}
          };

  /**
   * Begins to handle some.
   *
   * @param sagas the sagas that wait for them
   * @param targets the aggregates that those will send commands to, as far as they said so
   */
  Handling begin(Collection<String> sagas, Collection<String> targets);

  /** The handling of some deadlines, by several threads. */
  interface Handling extends AutoCloseable {

    /** Handles one. */
    void handle(Runnable deadline);

    /** Writes the effects of the handled ones: then they are done. */
    void write();

    /** Forgets effects that were not written. */
    @Override
    void close();
  }
}
