package huikuan.ledger.contract;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads milestones, and what becomes of them.
 *
 * @param today the company's day: nothing is reached later
 * @param files tells if the company has a file
 */
record MilestoneReader(LocalDate today, Predicate<BlobHash> files) {

  private static final int MOST = 200;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 500;

  /**
   * The milestones of a contract.
   *
   * @param currency of the contract; null = it names none
   * @param total of the contract; null = it names none
   */
  List<Milestone> read(Fields contract, @Nullable Currency currency, @Nullable Money total) {
    List<Milestone> milestones = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields each : contract.objects("milestones", MOST)) {
      Milestone milestone = milestone(each, currency);
      if (milestone != null && !ids.add(milestone.id())) {
        each.fault("id", "an id that no other milestone of this contract has");
      } else if (milestone != null) {
        milestones.add(milestone);
      }
    }
    if (contract.sound("milestones", "amount", "currency")) {
      requireSum(contract, milestones, total);
    }
    return milestones;
  }

  private @Nullable Milestone milestone(Fields fields, @Nullable Currency currency) {
    String id = fields.identifier("id");
    String name = fields.words("name", LONGEST_NAME);
    Money amount = ContractReader.amount(fields, currency);
    LocalDate plannedOn = fields.optionalDate("plannedOn");
    LocalDate actualOn = past(fields, "actualOn");
    LocalDate acceptedOn = acceptedOn(fields, "actualOn", actualOn);
    String acceptedBy = acceptedBy(fields, acceptedOn);
    BlobHash evidence = evidence(fields);
    if (evidence != null && actualOn == null) {
      fields.fault("evidence", "only with actualOn");
    }
    fields.refuseOthers();
    return id == null || name == null
        ? null
        : new Milestone(id, name, amount, plannedOn, actualOn, acceptedOn, acceptedBy, evidence);
  }

  private static void requireSum(
      Fields contract, List<Milestone> milestones, @Nullable Money total) {
    List<Money> amounts = new ArrayList<>();
    for (Milestone each : milestones) {
      if (each.amount() != null) {
        amounts.add(each.amount());
      }
    }
    if (amounts.isEmpty()) {
      return;
    }
    if (amounts.size() < milestones.size()) {
      contract.fault("milestones", "an amount in each of them, or in none");
      return;
    }
    Money sum = amounts.stream().reduce(Money::plus).orElseThrow();
    if (total != null && !sum.equals(total)) {
      contract.fault(
          "milestones",
          "amounts that add up to %s, the contract's; not %s"
              .formatted(total.decimal(), sum.decimal()));
    }
  }

  /**
   * The body that tells that a milestone is reached.
   *
   * @throws ProblemException with every field at fault
   */
  MilestoneReached reached(ContractKey key, String milestone, Fields fields, Faults faults) {
    LocalDate on = fields.date("on");
    notLater(fields, "on", on);
    LocalDate acceptedOn = acceptedOn(fields, "on", on);
    String acceptedBy = acceptedBy(fields, acceptedOn);
    BlobHash evidence = evidence(fields);
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    faults.refuse();
    return new MilestoneReached(
        key.company(),
        key.contract(),
        milestone,
        requireNonNull(on),
        acceptedOn,
        acceptedBy,
        evidence,
        note);
  }

  /**
   * The body that takes it back.
   *
   * @throws ProblemException with every field at fault
   */
  static MilestoneReopened reopened(
      ContractKey key, String milestone, Fields fields, Faults faults) {
    String reason = fields.words("reason", LONGEST_NOTE);
    fields.refuseOthers();
    faults.refuse();
    return new MilestoneReopened(key.company(), key.contract(), milestone, requireNonNull(reason));
  }

  private @Nullable LocalDate past(Fields fields, String name) {
    LocalDate day = fields.optionalDate(name);
    notLater(fields, name, day);
    return day;
  }

  private void notLater(Fields fields, String name, @Nullable LocalDate day) {
    if (day != null && day.isAfter(today)) {
      fields.fault(name, today + ", the company's today, or earlier");
    }
  }

  private @Nullable LocalDate acceptedOn(
      Fields fields, String before, @Nullable LocalDate reached) {
    LocalDate day = past(fields, "acceptedOn");
    if (day != null && reached == null && fields.sound(before)) {
      fields.fault("acceptedOn", "only with " + before);
    } else if (day != null && reached != null && day.isBefore(reached)) {
      fields.fault("acceptedOn", reached + " (" + before + ") or later");
    }
    return day;
  }

  private static @Nullable String acceptedBy(Fields fields, @Nullable LocalDate acceptedOn) {
    String by = fields.optionalWords("acceptedBy", LONGEST_NAME);
    if (by != null && acceptedOn == null && fields.sound("acceptedOn")) {
      fields.fault("acceptedBy", "only with acceptedOn");
    }
    return by;
  }

  private @Nullable BlobHash evidence(Fields fields) {
    String text = fields.optionalValue("evidence", BlobHash.ALLOWED, MilestoneReader::hash);
    BlobHash hash = text == null ? null : BlobHash.parse(text);
    if (hash != null && !files.test(hash)) {
      fields.fault("evidence", "the hash of a file that the company has");
    }
    return hash;
  }

  private static String hash(String text) {
    return BlobHash.parse(text).hex();
  }
}
