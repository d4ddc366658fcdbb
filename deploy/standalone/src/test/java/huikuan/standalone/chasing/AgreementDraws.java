package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import huikuan.standalone.chasing.History.Feature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws what people agree on with customers, and what they dispute. */
final class AgreementDraws {

  private final History history;
  private final PlainAgreements agreements;
  private final AgreementBook agreed;
  private final Random random;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Agreed.Id, Instant> asked = new HashMap<>();

  AgreementDraws(History history, PlainAgreements agreements, Random random) {
    this.history = history;
    this.agreements = agreements;
    this.agreed = agreements.agreed;
    this.random = random;
  }

  boolean areDrawn() {
    return history.has(Feature.PROMISES)
        || history.has(Feature.DISPUTES)
        || history.has(Feature.CONCESSIONS);
  }

  private boolean in(int times) {
    return history.in(times);
  }

  private Agreed.Id next(String kind, String customer) {
    return new Agreed.Id(kind, customer, numbers.merge(kind + customer, 1, Integer::sum));
  }

  void happen(Instant now) {
    if (history.has(Feature.PROMISES)) {
      promises(now);
    }
    if (history.has(Feature.DISPUTES)) {
      disputes(now);
    }
    if (history.has(Feature.CONCESSIONS)) {
      concessions(now);
    }
    if (areDrawn()) {
      decide(now);
    }
  }

  /** The part of an invoice that is open now and later, and not disputed. */
  private long undisputed(Fact.Invoice invoice, Instant now) {
    PlainBook book = history.book();
    long open = Math.min(book.sum(invoice.number(), now), book.sum(invoice.number(), Instant.MAX));
    return open - agreements.disputed(invoice.number());
  }

  private long conceded(String invoice, Instant now) {
    return agreed.concessions.stream().mapToLong(each -> each.held(invoice, now)).sum();
  }

  private long free(String kind, Fact.Invoice invoice, Instant now) {
    String number = invoice.number();
    long undisputed = undisputed(invoice, now);
    return switch (kind) {
      case "promise" ->
          undisputed
              - conceded(number, now)
              - agreed.promises.stream()
                  .filter(PlainPromise::isOpen)
                  .mapToLong(each -> each.missingOf(number))
                  .sum();
      case "dispute" -> undisputed - conceded(number, now);
      default ->
          undisputed - agreed.concessions.stream().mapToLong(each -> each.missingOf(number)).sum();
    };
  }

  /** Parts of one to three items of an account; empty = none is free. */
  private List<Against> parts(String kind, List<Fact.Invoice> free, Instant now) {
    List<Against> parts = new ArrayList<>();
    Fact.Invoice first = history.one(free);
    for (Fact.Invoice each : free) {
      boolean same =
          each.customer().equals(first.customer()) && each.currency().equals(first.currency());
      if (same && (each == first || in(3)) && parts.size() < 3) {
        parts.add(new Against(each.number(), history.part(free(kind, each, now))));
        history.touch(each.number());
      }
    }
    return parts;
  }

  private List<Fact.Invoice> free(String kind, Instant now) {
    return history.openInvoices(now).stream()
        .filter(each -> history.book().sum(each.number(), now) > 0)
        .filter(each -> free(kind, each, now) > 0)
        .toList();
  }

  private Fact.Invoice invoice(Against part) {
    return java.util.Objects.requireNonNull(history.book().invoice(part.invoice()));
  }

  // Promises

  private void promises(Instant now) {
    List<Fact.Invoice> free = free("promise", now);
    if (!free.isEmpty() && in(7)) {
      List<Against> parts = parts("promise", free, now);
      Fact.Invoice first = invoice(parts.getFirst());
      String customer = first.customer();
      LocalDate on =
          history.today(customer, now).plusDays(random.nextInt(in(5) ? 31 : in(2) ? 4 : 10));
      history.add(
          new Agreed.Promise(
              now, next("promise", customer), customer, first.currency(), parts, on));
    }
    List<PlainPromise> open = agreed.promises.stream().filter(PlainPromise::isOpen).toList();
    if (!open.isEmpty() && in(20)) {
      Agreed.Id id = history.one(open).made.id();
      history.add(new Agreed.Withdrawal(now, id, id.customer()));
    }
    agreed.promises.stream()
        .filter(each -> each.state() == PlainPromise.State.PROPOSED)
        .filter(each -> in(6))
        .map(each -> each.made.id())
        .toList()
        .forEach(id -> history.add(new Agreed.Approval(now, id, id.customer(), !in(4))));
  }

  // Disputes

  private void disputes(Instant now) {
    List<Fact.Invoice> free = free("dispute", now);
    if (!free.isEmpty() && in(12)) {
      List<Against> parts = parts("dispute", free, now);
      Fact.Invoice first = invoice(parts.getFirst());
      Agreed.Id id = next("dispute", first.customer());
      history.add(new Agreed.Dispute(now, id, first.customer(), first.currency(), parts));
    }
    List<PlainDispute> open =
        agreements.disputes.stream()
            .filter(each -> each.isOpen() && each.asked == null)
            .filter(each -> each.parts.values().stream().anyMatch(part -> part.open > 1))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    PlainDispute one = history.one(open);
    if (in(12)) {
      split(one, now);
    } else if (in(16)) {
      open.stream()
          .filter(each -> each != one && each.currency.equals(one.currency))
          .filter(each -> each.id.customer().equals(one.id.customer()))
          .findFirst()
          .ifPresent(
              other -> history.add(new Agreed.Merge(now, one.id, one.id.customer(), other.id)));
    } else if (in(9)) {
      resolve(one, now);
    }
  }

  private void split(PlainDispute one, Instant now) {
    for (Map.Entry<String, PlainDispute.Part> each : one.parts.entrySet()) {
      if (each.getValue().open > 1) {
        long amount = 1 + random.nextLong(each.getValue().open - 1);
        Agreed.Id other = next("dispute", one.id.customer());
        history.add(
            new Agreed.Split(
                now, one.id, one.id.customer(), other, new Against(each.getKey(), amount)));
        return;
      }
    }
  }

  private void resolve(PlainDispute one, Instant now) {
    String outcome = in(3) ? in(2) ? "owed" : "withdrawn" : "posted";
    List<Agreed.Settling> settlings = new ArrayList<>();
    if (outcome.equals("posted")) {
      List<String> open = history.openInvoices(now).stream().map(Fact.Invoice::number).toList();
      one.parts.forEach(
          (invoice, part) -> {
            if (part.open > 0 && open.contains(invoice)) {
              String kind = in(3) ? "writeOff" : "creditNote";
              settlings.add(new Agreed.Settling(invoice, kind, history.part(part.open)));
              history.touch(invoice);
            }
          });
      if (settlings.isEmpty()) {
        return;
      }
    }
    asked.put(one.id, now);
    history.add(new Agreed.Resolution(now, one.id, one.id.customer(), outcome, settlings));
  }

  /** Others decide about what the ledger was asked for: later, but before it lapses. */
  private void decide(Instant now) {
    for (Agreed.Id each : List.copyOf(agreed.waiting.keySet())) {
      List<Fact.Credit> waits = agreed.waiting.getOrDefault(each, List.of());
      Instant since = asked.computeIfAbsent(each, none -> now);
      boolean late = since.plus(Duration.ofDays(3)).isBefore(now);
      if (waits.isEmpty() || since.equals(now) || !late && !in(5)) {
        continue;
      }
      boolean fits =
          waits.stream()
              .flatMap(credit -> credit.against().stream())
              .allMatch(
                  part ->
                      undisputed(invoice(part), now) + agreements.disputed(part.invoice())
                          >= part.amount());
      boolean free =
          waits.stream()
              .flatMap(credit -> credit.against().stream())
              .allMatch(part -> isUntouched(part.invoice(), now));
      if (fits && !free && !late) {
        continue;
      }
      history.add(new Agreed.Decision(now, each, each.customer(), fits && free && !in(4)));
      asked.remove(each);
    }
  }

  private boolean isUntouched(String invoice, Instant now) {
    return history.openInvoices(now).stream().anyMatch(each -> each.number().equals(invoice));
  }

  // Concessions

  private void concessions(Instant now) {
    List<Fact.Invoice> free = free("concession", now);
    if (!free.isEmpty() && in(12)) {
      concede(parts("concession", free, now), now);
    }
    for (PlainConcession each : List.copyOf(agreed.concessions)) {
      Agreed.Id id = each.drafted.id();
      switch (each.state()) {
        case PROPOSED -> {
          if (in(4)) {
            history.add(new Agreed.Approval(now, id, id.customer(), !in(6)));
          }
        }
        case OFFERED -> {
          if (in(4)) {
            boolean yes = !in(6) && isFree(each, now);
            history.add(new Agreed.Answer(now, id, id.customer(), yes));
          }
        }
        case IN_FORCE -> {
          if (in(60)) {
            history.add(new Agreed.Withdrawal(now, id, id.customer()));
          }
        }
        default -> {}
      }
    }
  }

  /** Whether all that an offer is about can still be agreed, and nothing happens to it just now. */
  private boolean isFree(PlainConcession offer, Instant now) {
    List<Fact.Invoice> open = history.openInvoices(now);
    return offer.parts.stream()
        .allMatch(
            part ->
                open.stream()
                    .filter(each -> each.number().equals(part.invoice))
                    .anyMatch(
                        each ->
                            part.missing()
                                <= undisputed(each, now) - conceded(each.number(), now)));
  }

  private void concede(List<Against> parts, Instant now) {
    long all = parts.stream().mapToLong(Against::amount).sum();
    String kind = history.one(List.of("plan", "discount", "settlement"));
    int count =
        kind.equals("plan")
            ? 2 + random.nextInt(2)
            : kind.equals("discount") ? 1 : 1 + random.nextInt(2);
    long pays =
        kind.equals("plan")
            ? all
            : all - Math.max(1, all * (1 + random.nextInt(in(2) ? 5 : 40)) / 100);
    if (pays < count || all < 100) {
      return;
    }
    Fact.Invoice first = invoice(parts.getFirst());
    LocalDate today = history.today(first.customer(), now);
    List<Agreed.Due> dues = new ArrayList<>();
    LocalDate on = today.plusDays(2 + random.nextInt(5));
    for (int i = 0; i < count; i++) {
      long amount = i + 1 == count ? pays - (count - 1) * (pays / count) : pays / count;
      dues.add(new Agreed.Due(on, amount));
      on = on.plusDays(1 + random.nextInt(8));
    }
    Agreed.Id id = next("concession", first.customer());
    LocalDate offered = today.plusDays(random.nextInt(8));
    if (offered.isAfter(dues.getFirst().on())) {
      offered = dues.getFirst().on();
    }
    history.add(
        new Agreed.Concession(
            now, id, first.customer(), first.currency(), kind, parts, dues, in(2), offered));
  }
}
