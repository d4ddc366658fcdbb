package huikuan.standalone.imports;

import huikuan.standalone.client.Posted;
import java.io.PrintStream;
import java.util.List;

/** Tells what became of a file. */
final class Report {

  private static final int SHOWN = 20;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Answers the exit status: 1 if anything was refused. */
  int print(int customers, Posted posted, List<String> faults) {
    faults.stream().limit(SHOWN).forEach(fault -> out.println("not a row, " + fault));
    posted.rejections().stream()
        .limit(SHOWN)
        .forEach(
            each ->
                out.println(
                    "rejected, document "
                        + each.index()
                        + ": "
                        + each.type()
                        + " "
                        + each.detail()));
    int more = Math.max(0, faults.size() - SHOWN) + Math.max(0, posted.rejections().size() - SHOWN);
    if (more > 0) {
      out.println("… and " + more + " more");
    }
    out.printf(
        "%d customers; %d documents accepted, %d duplicates, %d rejected; %d rows unreadable%n",
        customers, posted.accepted(), posted.duplicates(), posted.rejected(), faults.size());
    return posted.rejected() + faults.size() > 0 ? 1 : 0;
  }
}
