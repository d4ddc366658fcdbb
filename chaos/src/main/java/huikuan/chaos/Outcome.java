package huikuan.chaos;

import huikuan.chaos.oracle.Finding;
import java.time.Duration;
import java.util.List;

/**
 * How a campaign came out.
 *
 * @param differences the oracle's and those of the logs left behind; empty if all is well
 * @param longestStart of a part, until it was ready
 */
record Outcome(
    List<Fault> faults,
    Finding finding,
    List<String> differences,
    Duration longestStart,
    Duration took) {

  private static final int MOST_TOLD = 40;

  boolean well() {
    return differences.isEmpty();
  }

  String figures() {
    return """
    %d faults, %d kills, in %d s; the longest start took %.1f s
    %d documents acknowledged, %d duplicates told, %d requests not answered
    never answered, and there: %d; not there: %d
    %d reminders, each sent once; %d balances asked under way and again
    the last document is at position %d
    """
        .formatted(
            faults.size(),
            faults.stream().mapToInt(Fault::kills).sum(),
            took.toSeconds(),
            longestStart.toMillis() / 1000.0,
            finding.acknowledged(),
            finding.duplicates(),
            finding.unanswered(),
            finding.keptUnanswered(),
            finding.absentUnanswered(),
            finding.reminders(),
            finding.noted(),
            finding.head());
  }

  /** For people. */
  String told() {
    StringBuilder told = new StringBuilder(figures());
    told.append(well() ? "Nothing is lost, nothing is there twice.\n" : "NOT as it must be:\n");
    differences.stream()
        .limit(MOST_TOLD)
        .forEach(each -> told.append("- ").append(each).append('\n'));
    if (differences.size() > MOST_TOLD) {
      told.append("and ").append(differences.size() - MOST_TOLD).append(" more\n");
    }
    return told.toString();
  }
}
