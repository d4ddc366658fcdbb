package huikuan.standalone.identity;

import java.util.List;

/**
 * A program with a name and a secret of its own.
 *
 * @param grants its roles, such as {@code erp@*}
 */
record SampleClient(String id, List<String> grants) {

  /** The ERP. */
  static final SampleClient ERP = new SampleClient("erp", List.of("erp@*"));

  /** Plays the sample, and is what {@code ./run import}, {@code play} and {@code backup} are. */
  static final SampleClient RUN =
      new SampleClient(
          "run",
          List.of("erp@*", "finance@*", "collector@*", "approver@*", "operator@*", "auditor@*"));

  /** The console: it has no right of its own, and asks with the tokens of people. */
  static final SampleClient CONSOLE = new SampleClient("console", List.of());

  static final List<SampleClient> ALL = List.of(ERP, RUN, CONSOLE);
}
