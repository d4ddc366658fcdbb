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

  static final List<SampleClient> ALL = List.of(ERP, RUN);
}
