package huikuan.chaos;

import java.time.Duration;
import java.util.List;

/** Something that happens to a part while it is posted to. */
sealed interface Fault {

  String part();

  /** How long after the last one was over. */
  Duration after();

  /** How many kills it is. */
  default int kills() {
    return 0;
  }

  /** By how many days the clock is moved. */
  default int days() {
    return 0;
  }

  /** SIGKILL, and a new start. */
  record Kill(String part, Duration after) implements Fault {
    @Override
    public int kills() {
      return 1;
    }
  }

  /** SIGKILL, and again while it starts. */
  record KillTwice(String part, Duration after, Duration again) implements Fault {
    @Override
    public int kills() {
      return 2;
    }
  }

  /** SIGKILL of several, one soon after the other; they start side by side. */
  record KillTogether(List<String> parts, Duration after, Duration between) implements Fault {
    @Override
    public String part() {
      return parts.getFirst();
    }

    @Override
    public int kills() {
      return parts.size();
    }
  }

  /** SIGKILL while the clock is moved by some days; the move is made again. */
  record KillInMove(String part, Duration after, int days, Duration into) implements Fault {
    @Override
    public int kills() {
      return 1;
    }
  }

  /** SIGSTOP, and SIGCONT. */
  record Pause(String part, Duration after, Duration length) implements Fault {}

  /** An orderly end, and a new start. */
  record Restart(String part, Duration after) implements Fault {}

  /**
   * The disk is full. Where nothing can be written at all the process ends itself; else, if it
   * lives after a while, it is killed. Then it is started with room.
   */
  record DiskFull(String part, Duration after, Duration length, boolean nothingAtAll)
      implements Fault {
    @Override
    public int kills() {
      return 1;
    }
  }

  /** None: the clock is moved. */
  record Move(String part, Duration after, int days) implements Fault {}
}
