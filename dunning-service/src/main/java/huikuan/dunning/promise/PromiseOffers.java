package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.AccountId;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.promise.PromiseBody.Item;
import huikuan.dunning.promise.PromiseCommand.Offered;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the claims that a promise is about, and how much of each. */
@Component
class PromiseOffers {

  static final int MOST_ITEMS = 200;

  /** Sources of holds whose part of a claim is not free to be promised: to us, or once more. */
  private static final List<String> ARRANGED = List.of("dispute.", "concession.", "factored");

  private final Covers covers;
  private final CurrentClaims claims;

  PromiseOffers(Covers covers, CurrentClaims claims) {
    this.covers = covers;
    this.claims = claims;
  }

  /**
   * The parts of a promise, and the money of its account that stands against nothing.
   *
   * @param tooMuch what of the amount no item was left for
   */
  record Offer(List<Offered> parts, Money unapplied, Money tooMuch) {}

  /**
   * An open claim.
   *
   * @param free what of it no other kind of arrangement is about
   */
  record FreeClaim(CurrentClaim claim, Money free) {}

  /** The open claims of an account, at most {@value #MOST_ITEMS}, what is due first first. */
  List<FreeClaim> claims(AccountId account) {
    List<String> cases =
        covers.of(account).items().stream()
            .limit(MOST_ITEMS)
            .map(each -> caseId(account, each.item()))
            .toList();
    Map<String, CurrentClaim> found = claims.of(cases);
    return cases.stream()
        .flatMap(each -> Optional.ofNullable(found.get(each)).stream())
        .map(each -> new FreeClaim(each, each.free(ARRANGED)))
        .toList();
  }

  /**
   * Shares an amount among the items, what is due first first, as far as it is not promised yet.
   *
   * @param promised what is promised already
   * @param items empty = all of the account, at most {@value #MOST_ITEMS}
   * @throws ProblemException 422 if an item is not open in the account
   */
  Offer of(
      AccountId account, List<Item> items, @Nullable Money amount, Collection<Promise> promised) {
    AccountCover cover = covers.of(account);
    List<ItemName> open = open(cover, items);
    Map<String, CurrentClaim> found =
        claims.of(open.stream().map(each -> caseId(account, each)).toList());
    Map<ItemName, Money> asked = asked(items);
    List<Offered> parts = new ArrayList<>();
    Money none = Money.zero(account.currency());
    Money rest = amount == null ? none : amount;
    for (ItemName each : open) {
      CurrentClaim claim = found.get(caseId(account, each));
      if (claim != null) {
        Money free = claim.free(ARRANGED);
        Money part =
            asked.isEmpty()
                ? rest.min(left(claim.caseId(), free, promised))
                : asked.getOrDefault(each, none);
        if (part.signum() > 0) {
          parts.add(new Offered(claim.caseId(), each, part, claim.open(), free, claim.position()));
        }
        rest = asked.isEmpty() ? rest.minus(part) : none;
      }
    }
    return new Offer(parts, cover.unapplied(account.currency()), rest);
  }

  private static List<ItemName> open(AccountCover cover, List<Item> items) {
    List<ItemName> open =
        cover.items().stream()
            .map(Owed::item)
            .filter(
                each -> items.isEmpty() || items.stream().anyMatch(it -> it.name().equals(each)))
            .limit(MOST_ITEMS)
            .toList();
    requireOpen(items, open);
    return open;
  }

  /** The part of a claim that is free and not promised. */
  static Money left(String caseId, Money free, Collection<Promise> promised) {
    Money left = free;
    for (Promise each : promised) {
      Money rest = left;
      left = each.missingOf(caseId).map(missing -> rest.minus(missing.min(rest))).orElse(left);
    }
    return left;
  }

  private static Map<ItemName, Money> asked(List<Item> items) {
    return items.stream()
        .filter(each -> each.amount() != null)
        .collect(toMap(Item::name, each -> requireNonNull(each.amount())));
  }

  private static void requireOpen(List<Item> items, List<ItemName> open) {
    List<FieldError> errors =
        IntStream.range(0, items.size())
            .filter(at -> !open.contains(items.get(at).name()))
            .mapToObj(
                at -> new FieldError("items[" + at + "].number", "an open item of the account"))
            .toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.ofFields("not-open", "An item is not open", 422, errors));
    }
  }

  private static String caseId(AccountId account, ItemName item) {
    return CaseIds.of(account, item.kind(), item.number());
  }
}
