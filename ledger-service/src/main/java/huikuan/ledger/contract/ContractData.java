package huikuan.ledger.contract;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was agreed, as of now.
 *
 * @param currency null = the contract names no amounts
 * @param amount of the whole contract; null = none, as in a frame contract
 * @param jurisdiction whose law applies; null = that of the company's country
 * @param terms null = none were agreed
 * @param acceptance null = none was agreed
 * @param chasingStarts all that must hold before claims are chased
 * @param law null = nobody has told who the parties are in law
 * @param requires kinds of evidence that must be there before a claim may be demanded
 * @param replaces contracts of the customer in whose place it stands
 * @param splitFrom contracts of the customer that a part of it was taken from
 */
public record ContractData(
    CustomerId customer,
    String title,
    @Nullable LocalDate signedOn,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Currency currency,
    @Nullable Money amount,
    @Nullable String jurisdiction,
    @Nullable Terms terms,
    List<Milestone> milestones,
    @Nullable Acceptance acceptance,
    List<ChasingStart> chasingStarts,
    @Nullable Interest interest,
    @Nullable Law law,
    List<String> requires,
    List<String> replaces,
    List<String> splitFrom) {

  public ContractData {
    milestones = List.copyOf(milestones);
    chasingStarts = List.copyOf(chasingStarts);
    requires = List.copyOf(requires);
    replaces = List.copyOf(replaces);
    splitFrom = List.copyOf(splitFrom);
  }

  /** The agreed test whether the customer got what was agreed; one of the two is given. */
  public record Acceptance(@Nullable String criteria, @Nullable String method) {}

  /**
   * A condition that must hold before claims are chased; one of the three is given.
   *
   * @param amount that is invoiced under the contract at least
   * @param milestone that is reached
   */
  public record ChasingStart(
      @Nullable LocalDate date, @Nullable Money amount, @Nullable String milestone) {}

  /**
   * Interest for delay as agreed; nothing is computed by it.
   *
   * @param perYear percent, a plain decimal; one of the two is given
   * @param from the event after which it runs; null = not told
   */
  public record Interest(
      @Nullable String perYear, @Nullable String perDay, @Nullable String from) {}

  /**
   * The parties at the contract's date.
   *
   * @param declaredOn the day on which the creditor told its size class; null = it did not
   */
  public record Law(
      @Nullable SizeClass debtor, @Nullable SizeClass creditor, @Nullable LocalDate declaredOn) {}

  Optional<Milestone> milestone(String id) {
    return milestones.stream().filter(each -> each.id().equals(id)).findAny();
  }

  /** The fields that have a value and may be without one, by their names in the API. */
  List<String> given() {
    Map<String, Boolean> all = new LinkedHashMap<>();
    all.put("signedOn", signedOn != null);
    all.put("validFrom", validFrom != null);
    all.put("validTo", validTo != null);
    all.put("currency", currency != null);
    all.put("amount", amount != null);
    all.put("jurisdiction", jurisdiction != null);
    all.put("terms", terms != null);
    all.put("milestones", !milestones.isEmpty());
    all.put("acceptance", acceptance != null);
    all.put("chasingStarts", !chasingStarts.isEmpty());
    all.put("interest", interest != null);
    all.put("law", law != null);
    all.put("requires", !requires.isEmpty());
    all.put("replaces", !replaces.isEmpty());
    all.put("splitFrom", !splitFrom.isEmpty());
    return all.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** The contracts that it came from. */
  List<String> predecessors() {
    return Stream.concat(replaces.stream(), splitFrom.stream()).toList();
  }

  /** The day by which the law that applies is chosen; null = not told. */
  @Nullable LocalDate contractDate() {
    return signedOn == null ? validFrom : signedOn;
  }

  /** Whether the customer pays for what it has accepted. */
  public boolean acceptanceAgreed() {
    return acceptance != null
        || switch (terms) {
          case Terms.Net net -> net.from() == StartsFrom.ACCEPTANCE;
          case Terms.MonthEnd end -> end.from() == StartsFrom.ACCEPTANCE;
          case Terms.Instalments parts -> parts.from() == StartsFrom.ACCEPTANCE;
          case Terms.OwnWords _ -> false;
          case null -> false;
        };
  }
}
