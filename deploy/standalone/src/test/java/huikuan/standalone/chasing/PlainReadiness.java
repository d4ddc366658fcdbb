package huikuan.standalone.chasing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a claim may be demanded, and what is missing, by the reference. */
final class PlainReadiness {

  /** The rules of a company for its claims. */
  record Company(List<String> requires, int confirmedWithin) {}

  private static final Set<String> OUR_TURN = Set.of("requested", "issued", "toBeCorrected");

  private final Company company;
  private final PlainContracts contracts;
  private final Map<Fact.Subject, Map<Integer, String>> evidence = new HashMap<>();
  private final Map<String, String> ways = new HashMap<>();

  PlainReadiness(Company company, PlainContracts contracts) {
    this.company = company;
    this.contracts = contracts;
  }

  void add(Fact fact) {
    switch (fact) {
      case Fact.Evidence it ->
          evidence
              .computeIfAbsent(it.subject(), none -> new HashMap<>())
              .put(it.number(), it.kind());
      case Fact.Withdrawal it -> evidence.getOrDefault(it.subject(), Map.of()).remove(it.number());
      case Fact.Way it -> ways.put(it.invoice(), it.state());
      default -> {}
    }
  }

  List<String> missing(Fact.Invoice invoice, PlainPeople people, LocalDate day) {
    List<String> missing = new ArrayList<>();
    Optional<String> asked = people.asked(invoice.contract(), day);
    Optional<Fact.Payer> payer = asked.flatMap(people::payer);
    for (String kind : requires(invoice)) {
      if (!has(new Fact.Subject("item", invoice.number()), kind)
          && !has(new Fact.Subject("contract", String.valueOf(invoice.contract())), kind)
          && !has(new Fact.Subject("customer", invoice.customer()), kind)) {
        missing.add("evidence " + kind);
      }
    }
    if (payer.isPresent() && !isAuthorised(payer.get(), invoice)) {
      missing.add("evidence paymentAuthorisation");
    }
    String way = ways.get(invoice.number());
    if (way != null && OUR_TURN.contains(way)) {
      missing.add("invoiceWay " + way);
    }
    boolean confirmed =
        asked.isPresent() && people.isConfirmedOn(asked.get(), day, company.confirmedWithin());
    if (!confirmed) {
      missing.add("paymentResponsible");
    }
    return missing;
  }

  private Set<String> requires(Fact.Invoice invoice) {
    List<String> ofContract = contracts.requires(invoice.contract());
    return new LinkedHashSet<>(ofContract.isEmpty() ? company.requires() : ofContract);
  }

  private boolean has(Fact.Subject subject, String kind) {
    return evidence.getOrDefault(subject, Map.of()).containsValue(kind);
  }

  private boolean isAuthorised(Fact.Payer payer, Fact.Invoice invoice) {
    Fact.Subject subject = new Fact.Subject("customer", invoice.customer());
    return payer.evidence() != null
        && "paymentAuthorisation"
            .equals(evidence.getOrDefault(subject, Map.of()).get(payer.evidence()));
  }
}
