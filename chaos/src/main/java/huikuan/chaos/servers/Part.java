package huikuan.chaos.servers;

import huikuan.benchmarks.server.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A process of the house, which is hit and started again; its output goes on in one file. */
public final class Part implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofMinutes(2);
  private static final int TAIL = 4_000;

  /** The exit status of who was ended by SIGKILL. */
  public static final int KILLED = 137;

  /** As a supervisor does: a service that finds no store gives up. */
  private static final int STARTS_AGAIN = 10;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path output;
  private final BooleanSupplier ready;
  private final int startsAgain;
  private @Nullable Process process;

  /**
   * @param ready whether it serves
   * @param supervised whether it may give up while it starts
   */
  Part(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      BooleanSupplier ready,
      boolean supervised) {
    this.name = name;
    this.command = command;
    this.environment = environment;
    this.output = directory.resolve(name + ".log");
    this.ready = ready;
    this.startsAgain = supervised ? STARTS_AGAIN : 0;
    // Ctrl-C ends a campaign and leaves nothing running.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "kill-" + name));
  }

  /** Whether a service's address says that it is ready. */
  static BooleanSupplier ready(int port) {
    Gateway service = new Gateway("http://127.0.0.1:" + port);
    return service::ready;
  }

  /** Whether somebody listens there. */
  static BooleanSupplier listening(int port) {
    return () -> {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException e) {
        return false;
      }
    };
  }

  public String name() {
    return name;
  }

  /** Begins to start; does not wait. */
  public void launch() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when it serves; one that has given up meanwhile is started again. */
  public void awaitReady() {
    long end = System.nanoTime() + START.toNanos();
    for (int starts = 0; !ready.getAsBoolean(); ) {
      if (!running().isAlive() && starts < startsAgain) {
        launch();
        starts++;
      }
      if (!running().isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(name + " does not start:\n" + tail());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  public void start() {
    launch();
    awaitReady();
  }

  /** SIGKILL: no chance to tidy up. Answers the exit status: another, if it had ended before. */
  public int kill() {
    running().destroyForcibly();
    return running().onExit().join().exitValue();
  }

  /** Answers whether it has ended within that time. */
  public boolean awaitEnd(Duration longest) {
    try {
      return running().waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** SIGSTOP: it stands still, and knows nothing of it. */
  public void pause() {
    run("kill", "-STOP", pid());
  }

  /** SIGCONT. */
  public void resume() {
    run("kill", "-CONT", pid());
  }

  /**
   * From now on no file of it can grow beyond that size: what it writes there fails, as on a full
   * disk. It needs no rights, and nothing else on the machine notices.
   *
   * @param bytes 0: nothing can be written at all
   */
  public void limitFiles(long bytes) {
    run("prlimit", "--pid", pid(), "--fsize=" + bytes + ":unlimited");
  }

  /** There is room again, unless it has ended meanwhile. */
  public void unlimitFiles() {
    try {
      run("prlimit", "--pid", pid(), "--fsize=unlimited:unlimited");
    } catch (IllegalStateException e) {
      if (!awaitEnd(Duration.ofSeconds(1))) {
        throw e;
      }
    }
  }

  /** Whether this machine can limit the files of a process. */
  public static boolean limitsFiles() {
    try {
      return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void run(String... command) {
    try {
      Process helper = new ProcessBuilder(command).inheritIO().start();
      if (!helper.waitFor(10, TimeUnit.SECONDS) || helper.exitValue() != 0) {
        throw new IllegalStateException("Failed: " + String.join(" ", command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  private String pid() {
    return Long.toString(running().pid());
  }

  private String tail() {
    try {
      String all = Files.readString(output);
      return all.substring(Math.max(0, all.length() - TAIL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGTERM; does not wait. */
  void askToStop() {
    running().destroy();
  }

  /** SIGTERM: it ends in order. */
  public void stop() {
    askToStop();
    if (!awaitEnd(STOP)) {
      throw new IllegalStateException(name + " does not stop:\n" + tail());
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }
}
