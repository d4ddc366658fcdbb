package huikuan.chaos;

import huikuan.chaos.load.Standstill;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.servers.Part;
import huikuan.chaos.servers.Servers;
import huikuan.embedded.FailStop;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Does to the servers what the plan says, and sees that they are up again before the next. */
final class Hitting {

  private static final int ATTEMPTS = 10;
  private static final Duration ENDS_ITSELF_WITHIN = Duration.ofSeconds(60);

  private final Servers servers;
  private final GatewayClient client;
  private final Standstill clock;
  private final Testimony testimony;
  private final Progress progress;
  private Duration longestStart = Duration.ZERO;

  Hitting(
      Servers servers,
      GatewayClient client,
      Standstill clock,
      Testimony testimony,
      Progress progress) {
    this.servers = servers;
    this.client = client;
    this.clock = clock;
    this.testimony = testimony;
    this.progress = progress;
  }

  void hit(Fault fault) {
    progress.tell(fault);
    sleep(fault.after());
    Part part = servers.part(fault.part());
    switch (fault) {
      case Fault.Kill _ -> {
        part.kill();
        start(part);
      }
      case Fault.KillTwice twice -> {
        part.kill();
        part.launch();
        sleep(twice.again());
        part.kill();
        start(part);
      }
      case Fault.KillTogether together -> killTogether(together);
      case Fault.KillInMove move -> clock.move(now -> killInMove(part, move, now));
      case Fault.Pause pause -> {
        part.awaitReady();
        part.pause();
        sleep(pause.length());
        part.resume();
      }
      case Fault.Restart _ -> {
        part.awaitReady();
        part.stop();
        start(part);
      }
      case Fault.DiskFull full -> fillDisk(part, full);
      case Fault.Move move -> move(Duration.ofDays(move.days()));
    }
  }

  /** Of several parts others are hit while this one starts. */
  private void start(Part part) {
    if (!servers.shape().sandbox()) {
      part.launch();
      return;
    }
    long begin = System.nanoTime();
    part.start();
    took(begin);
  }

  private void took(long begin) {
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    longestStart = took.compareTo(longestStart) > 0 ? took : longestStart;
  }

  /** Returns when all are up: what is hit next is under load again. */
  private void killTogether(Fault.KillTogether together) {
    long begin = System.nanoTime();
    for (String name : together.parts()) {
      servers.part(name).kill();
      servers.part(name).launch();
      sleep(together.between());
    }
    together.parts().forEach(name -> servers.part(name).awaitReady());
    took(begin);
  }

  private Instant killInMove(Part part, Fault.KillInMove move, Instant now) {
    Instant target = now.plus(Duration.ofDays(move.days()));
    Thread moving = Thread.ofVirtual().start(() -> tryToMove(target));
    sleep(move.into());
    part.kill();
    join(moving);
    start(part);
    moveTo(target);
    return target;
  }

  void move(Duration by) {
    clock.move(
        now -> {
          Instant target = now.plus(by);
          moveTo(target);
          return target;
        });
  }

  /** A server that is busy says so; then the same is asked again. */
  private void moveTo(Instant target) {
    for (int attempt = 1; !tryToMove(target); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("The clock can't be moved to " + target);
      }
      sleep(Duration.ofMillis(200));
    }
  }

  private boolean tryToMove(Instant target) {
    try {
      client.moveClock(target);
      return true;
    } catch (GatewayRefused | GatewayUnreachable e) {
      return false;
    }
  }

  /** A part that can't keep anything any more ends itself; answers until then count. */
  private void fillDisk(Part part, Fault.DiskFull full) {
    servers.parts().forEach(Part::awaitReady);
    part.limitFiles(full.nothingAtAll() ? 0 : size());
    if (full.nothingAtAll()) {
      part.awaitEnd(ENDS_ITSELF_WITHIN);
    } else {
      // If a file only can't grow, a part may find room within it for long.
      sleep(full.length());
      part.unlimitFiles();
    }
    int status = part.kill();
    if (status != FailStop.STATUS && (full.nothingAtAll() || status != Part.KILLED)) {
      testimony.complain("%s has ended with %d: %s".formatted(part.name(), status, full));
    }
    start(part);
  }

  private long size() {
    try {
      return Files.size(servers.growing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Duration longestStart() {
    return longestStart;
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
