package huikuan.ledger.contract;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.ledger.contract.ContractData.Acceptance;
import huikuan.ledger.contract.ContractData.ChasingStart;
import huikuan.ledger.contract.ContractData.Interest;
import huikuan.ledger.contract.ContractData.Law;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Periods;
import huikuan.platform.fields.Words;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a contract of one JSON object, or tells all that is wrong with it. */
final class ContractReader {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_CONDITIONS = 20;
  private static final int MOST_NAMES = 20;
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);

  private static final List<String> INTEREST_FROM =
      List.of("dueDate", "invoice", "delivery", "acceptance", "demand");

  private static final String ALLOWED_KIND = FieldError.oneOf(Words.of(EvidenceKind.values()));

  private ContractReader() {}

  /**
   * @throws ProblemException with every field at fault
   */
  static ContractData read(
      String company, JsonNode object, MilestoneReader milestones, Faults faults) {
    Fields fields = new Fields(object, faults);
    String customer = fields.identifier("customer");
    String title = fields.words("title", LONGEST_TITLE);
    LocalDate signedOn = fields.optionalDate("signedOn");
    LocalDate validFrom = fields.optionalDate("validFrom");
    LocalDate validTo = fields.optionalDate("validTo");
    Periods.endsAfterItBegins(fields, "validFrom", validFrom, "validTo", validTo);
    Currency currency = fields.given("currency") ? fields.currency("currency") : null;
    Money amount = amount(fields, currency);
    String jurisdiction =
        fields.optionalValue("jurisdiction", Jurisdiction.ALLOWED, Jurisdiction::parse);
    Terms terms = TermsReader.read(fields);
    List<Milestone> stages = milestones.read(fields, currency, amount);
    Acceptance acceptance = acceptance(fields);
    List<ChasingStart> starts = chasingStarts(fields, currency, stages);
    Interest interest = interest(fields);
    Law law = law(fields);
    List<String> requires = names(fields, "requires", ALLOWED_KIND, ContractReader::kind);
    List<String> replaces = names(fields, "replaces", Identifier.ALLOWED, Identifier::parse);
    List<String> splitFrom = names(fields, "splitFrom", Identifier.ALLOWED, Identifier::parse);
    if (splitFrom.stream().anyMatch(replaces::contains)) {
      fields.fault("splitFrom", "none of those that it replaces");
    }
    fields.refuseOthers();
    faults.refuse();
    return new ContractData(
        new CustomerId(company, requireNonNull(customer)),
        requireNonNull(title),
        signedOn,
        validFrom,
        validTo,
        currency,
        amount,
        jurisdiction,
        terms,
        stages,
        acceptance,
        starts,
        interest,
        law,
        requires,
        replaces,
        splitFrom);
  }

  /**
   * An amount in the contract's currency; null if it is absent, or if it is none and then faulted.
   *
   * @param currency null = the contract names none
   */
  static @Nullable Money amount(Fields fields, @Nullable Currency currency) {
    if (!fields.given("amount")) {
      return null;
    }
    if (currency == null) {
      fields.fault("amount", "only beside the contract's currency");
      return null;
    }
    return fields.amount("amount", currency);
  }

  private static @Nullable Acceptance acceptance(Fields contract) {
    Fields fields = contract.optionalObject("acceptance");
    if (fields == null) {
      return null;
    }
    String criteria = fields.optionalWords("criteria", LONGEST_TEXT);
    String method = fields.optionalWords("method", LONGEST_TEXT);
    if (!fields.given("criteria") && !fields.given("method")) {
      fields.fault("criteria", "given, or method");
    }
    fields.refuseOthers();
    return new Acceptance(criteria, method);
  }

  private static List<ChasingStart> chasingStarts(
      Fields contract, @Nullable Currency currency, List<Milestone> milestones) {
    List<ChasingStart> starts = new ArrayList<>();
    for (Fields each : contract.objects("chasingStarts", MOST_CONDITIONS)) {
      LocalDate date = each.optionalDate("date");
      Money amount = amount(each, currency);
      String milestone = each.optionalIdentifier("milestone");
      each.refuseOthers();
      if (List.of("date", "amount", "milestone").stream().filter(each::given).count() != 1) {
        each.fault("date", "one of date, amount and milestone, and no other of them");
      }
      if (milestone != null
          && contract.sound("milestones")
          && milestones.stream().noneMatch(stage -> stage.id().equals(milestone))) {
        each.fault("milestone", "the id of a milestone of this contract; it has no " + milestone);
      }
      starts.add(new ChasingStart(date, amount, milestone));
    }
    return starts;
  }

  private static @Nullable Interest interest(Fields contract) {
    Fields fields = contract.optionalObject("interest");
    if (fields == null) {
      return null;
    }
    String perYear = percent(fields, "perYear");
    String perDay = percent(fields, "perDay");
    String from = fields.optionalChoice("from", INTEREST_FROM);
    if (fields.given("perYear") == fields.given("perDay")) {
      fields.fault("perYear", "one of perYear and perDay");
    }
    fields.refuseOthers();
    return new Interest(perYear, perDay, from);
  }

  private static @Nullable String percent(Fields fields, String name) {
    BigDecimal percent = TermsReader.percent(fields, name, MOST_PERCENT);
    return percent == null ? null : percent.toPlainString();
  }

  private static @Nullable Law law(Fields contract) {
    Fields fields = contract.optionalObject("law");
    if (fields == null) {
      return null;
    }
    SizeClass debtor = Words.optional(fields, "debtor", SizeClass.values());
    SizeClass creditor = Words.optional(fields, "creditor", SizeClass.creditors());
    LocalDate declaredOn = fields.optionalDate("declaredOn");
    fields.refuseOthers();
    return new Law(debtor, creditor, declaredOn);
  }

  private static List<String> names(
      Fields fields, String name, String allowed, UnaryOperator<String> reader) {
    if (!fields.given(name)) {
      return List.of();
    }
    List<String> read = fields.each(name, allowed, MOST_NAMES, reader);
    Set<String> distinct = new HashSet<>(read);
    if (distinct.size() < read.size()) {
      fields.fault(name, "each once");
    }
    return read;
  }

  private static String kind(String text) {
    return EvidenceKind.parse(text).toString();
  }
}
