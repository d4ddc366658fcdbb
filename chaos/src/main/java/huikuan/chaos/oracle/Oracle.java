package huikuan.chaos.oracle;

import huikuan.chaos.load.Load;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.oracle.Witness.Mail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells whether what the servers have is what their acknowledgements promised. */
public final class Oracle {

  private final Testimony testimony;
  private final Witness witness;
  private final List<String> differences = new ArrayList<>();

  public Oracle(Testimony testimony, Witness witness) {
    this.testimony = testimony;
    this.witness = witness;
  }

  /**
   * Where time is moved by hand: the reminders follow from the documents.
   *
   * @param from where the clock was before the first document
   * @param until where it is now
   */
  public Finding examine(Instant from, Instant until) {
    Fates fates = new Fates(testimony.all(), witness);
    Chasing chasing =
        new Chasing(witness.reminders(), witness.mostInWeek(), witness.timesLargest(), Load.ZONE);
    return examine(fates, chasing.expected(fates.truth(), from, until));
  }

  /**
   * Where time is real, nothing falls due meanwhile.
   *
   * @param expected what was asked for
   */
  public Finding examine(List<Mail> expected) {
    return examine(new Fates(testimony.all(), witness), expected);
  }

  /**
   * Whether dunning and notification have heard of everything yet; where time is real, it takes
   * some.
   */
  public boolean arrived(List<Mail> expected) {
    return Chasing.differences("", expected, witness.sent()).isEmpty()
        && Cases.differences(new Fates(testimony.all(), witness).truth(), witness).isEmpty();
  }

  private Finding examine(Fates fates, List<Mail> expected) {
    Truth truth = fates.truth();
    differences.addAll(testimony.complaints());
    differences.addAll(fates.differences());
    differences.addAll(Balances.differences(truth, testimony.noted(), witness));
    differences.addAll(Cases.differences(truth, witness));
    differences.addAll(
        Chasing.differences(
            "messages sent",
            expected,
            witness.sent(),
            mail -> "; its case: " + witness.caseOf(mail.invoice())));
    differences.addAll(
        Chasing.differences(
            "mails caught",
            expected.stream().map(Mail::withoutLevel).toList(),
            witness.caught().stream().map(Mail::withoutLevel).toList()));
    witness.unsent().forEach(message -> differences.add("not sent: " + message));
    // Absent documents are there afterwards, so this comes last.
    differences.addAll(Repeating.differences(fates, witness));
    long acknowledged = testimony.all().stream().filter(sent -> sent.acknowledged()).count();
    return new Finding(
        acknowledged,
        fates.facts().size() - acknowledged,
        fates.absent().size(),
        testimony.duplicates(),
        testimony.unanswered(),
        testimony.noted().size(),
        expected.size(),
        truth.head(),
        List.copyOf(differences));
  }
}
