package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands of all that a customer's recipients have told, as one of them may see it.
 *
 * @param told by item: what was told last
 * @param disputed by item, likewise
 * @param promised by account, likewise
 * @param named the person whom this recipient has named last; null = none
 * @param files the hashes of those that this link has sent
 */
record RecipientAnswers(
    Map<String, WhyUnpaidTold> told,
    Map<String, ItemDisputed> disputed,
    Map<String, PaymentPromised> promised,
    @Nullable NamedPerson named,
    Set<String> files) {

  RecipientAnswers {
    told = Map.copyOf(told);
    disputed = Map.copyOf(disputed);
    promised = Map.copyOf(promised);
    files = Set.copyOf(files);
  }

  /** An item among those of a customer. */
  static String item(AccountId account, Object kind, String number) {
    return account + " " + kind + " " + number;
  }

  Optional<WhyUnpaidTold> told(AccountId account, Object kind, String number) {
    return Optional.ofNullable(told.get(item(account, kind, number)));
  }

  Optional<ItemDisputed> disputed(AccountId account, Object kind, String number) {
    return Optional.ofNullable(disputed.get(item(account, kind, number)));
  }

  List<PaymentPromised> promised(Set<AccountId> accounts) {
    return promised.values().stream()
        .filter(each -> accounts.contains(each.account()))
        .sorted((one, two) -> one.account().toString().compareTo(two.account().toString()))
        .toList();
  }
}
