package huikuan.benchmarks.console;

import java.util.Locale;

/** The measured machine, and how figures are written. */
public final class Machine {

  private Machine() {}

  public static String description() {
    Runtime machine = Runtime.getRuntime();
    return "commit %s; %d cores, %s, JDK %s, heap %d MB; HUIKUAN_JAVA_OPTIONS=%s"
        .formatted(
            System.getProperty("huikuan.commit", "unknown"),
            machine.availableProcessors(),
            System.getProperty("os.name"),
            Runtime.version(),
            machine.maxMemory() >> 20,
            System.getenv().getOrDefault("HUIKUAN_JAVA_OPTIONS", ""));
  }

  public static String whole(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  public static String tenths(double figure) {
    return String.format(Locale.ROOT, "%,.1f", figure);
  }
}
