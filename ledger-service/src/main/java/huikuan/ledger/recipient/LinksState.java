package huikuan.ledger.recipient;

import huikuan.ledger.recipient.LinkEvent.ByRecipient;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.LinkOpened;
import huikuan.ledger.recipient.LinkEvent.LinksRevoked;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.link.RecipientLink;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links of a customer as their events made them. */
final class LinksState {

  private Map<String, WhyUnpaidTold> told = new HashMap<>();
  private Map<String, ItemDisputed> disputed = new HashMap<>();
  private Map<String, PaymentPromised> promised = new HashMap<>();

  /** By the number of the proposal, in order. */
  private Map<String, NamedPerson> named = new LinkedHashMap<>();

  /** By message: how much was told by its link; nothing yet = it was opened. */
  private Map<String, Integer> used = new HashMap<>();

  /** By message: the files that its link has sent. */
  private Map<String, Set<String>> files = new HashMap<>();

  /** Messages whose links were revoked one by one. */
  private Set<String> revoked = new HashSet<>();

  /** Links that were made until then were revoked together. */
  private @Nullable Instant revokedUntil;

  void apply(LinkEvent event) {
    switch (event) {
      case LinkOpened it -> used.putIfAbsent(it.message(), 0);
      case WhyUnpaidTold it -> {
        told.put(RecipientAnswers.item(it.account(), it.itemKind(), it.item()), it);
        count(it);
      }
      case ItemDisputed it -> {
        disputed.put(RecipientAnswers.item(it.account(), it.itemKind(), it.item()), it);
        count(it);
      }
      case PaymentPromised it -> {
        promised.put(it.account().toString(), it);
        count(it);
      }
      case PersonNamed it -> {
        named.put(it.proposal(), new NamedPerson(it, null, null));
        count(it);
      }
      case FileSent it -> files.computeIfAbsent(it.message(), _ -> new HashSet<>()).add(it.file());
      case PersonConfirmed it ->
          named.computeIfPresent(
              it.proposal(), (_, before) -> new NamedPerson(before.named(), it, null));
      case PersonDismissed it ->
          named.computeIfPresent(
              it.proposal(), (_, before) -> new NamedPerson(before.named(), null, it));
      case LinksRevoked it -> revoke(it);
    }
  }

  private void count(ByRecipient event) {
    used.merge(event.message(), 1, Integer::sum);
  }

  private void revoke(LinksRevoked event) {
    if (event.message() == null) {
      revokedUntil = event.revokedAt();
    } else {
      revoked.add(event.message());
    }
  }

  boolean isRevoked(RecipientLink link) {
    return isRevoked(link.message()) || isRevokedUntil(link.madeAt());
  }

  boolean isRevoked(String message) {
    return revoked.contains(message);
  }

  boolean isRevokedUntil(Instant madeAt) {
    return revokedUntil != null && !madeAt.isAfter(revokedUntil);
  }

  boolean isOpened(String message) {
    return used.containsKey(message);
  }

  /** How often something was told by the link of a message. */
  int told(String message) {
    return used.getOrDefault(message, 0);
  }

  Set<String> files(String message) {
    return files.getOrDefault(message, Set.of());
  }

  @Nullable WhyUnpaidTold told(WhyUnpaidTold news) {
    return told.get(RecipientAnswers.item(news.account(), news.itemKind(), news.item()));
  }

  @Nullable ItemDisputed disputed(ItemDisputed news) {
    return disputed.get(RecipientAnswers.item(news.account(), news.itemKind(), news.item()));
  }

  @Nullable PaymentPromised promised(PaymentPromised news) {
    return promised.get(news.account().toString());
  }

  @Nullable NamedPerson named(String proposal) {
    return named.get(proposal);
  }

  boolean isNamed(PersonNamed news) {
    return named.values().stream().anyMatch(each -> each.named().isSameAs(news));
  }

  String nextProposal() {
    return "named-" + (named.size() + 1);
  }

  RecipientAnswers standing(RecipientLink link) {
    NamedPerson last =
        named.values().stream()
            .filter(each -> each.named().contactId().equals(link.contactId()))
            .reduce((_, later) -> later)
            .orElse(null);
    return new RecipientAnswers(told, disputed, promised, last, files(link.message()));
  }

  /** How much of memory it takes, in what was told. */
  int weight() {
    return 1
        + told.size()
        + disputed.size()
        + promised.size()
        + named.size()
        + used.size()
        + files.size();
  }
}
