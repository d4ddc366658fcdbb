package huikuan.notification.mail;

import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.platform.template.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template can name: maps, lists, texts and booleans, no others. Every name is always there;
 * one that has nothing to say is an empty text or {@code false}, and both hide their section.
 */
sealed interface Facts permits ClaimFacts, BalanceFacts, CopyFacts {

  Language language();

  Map<String, Object> all();

  /** Where the recipient answers, with the secret; empty = there is no such place. */
  String link();

  /** An attached list, as CSV; null = there is none. */
  @Nullable String list();

  /** The file that is attached; null = there is none. */
  default @Nullable Document attached() {
    return null;
  }
}
