package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.LetterPaper;
import huikuan.ledger.rendering.LetterPaper.Addressee;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Movement;
import huikuan.ledger.rendering.LetterPaper.PayTo;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.ledger.rendering.LetterPaper.Root;
import huikuan.ledger.rendering.LetterPaper.Sender;
import huikuan.platform.blob.BlobHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a letter says. It is kept as text, whose hash is the letter's: fields in the order of
 * their names, without spaces, and none that has no value.
 *
 * @param position of the newest commit that the letter knows
 * @param knownAt when that was
 * @param template the version that words it, such as {@code zh/positive/1}
 * @param contactId the contact that it is for; null = none
 * @param run null = it was written alone
 * @param replaces the letter whose place it takes; null = none
 */
record LetterContent(
    LetterNumber number,
    LetterKind kind,
    AccountId account,
    @Nullable LocalDate from,
    LocalDate cutOff,
    LocalDate issuedOn,
    long position,
    Instant knownAt,
    String template,
    Sender sender,
    Addressee addressee,
    @Nullable String contactId,
    Money balance,
    List<Item> items,
    List<Movement> movements,
    @Nullable LocalDate answerBy,
    @Nullable ReplyTo replyTo,
    List<PayTo> payTo,
    @Nullable RunNumber run,
    @Nullable LetterNumber replaces,
    @Nullable Root root) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  LetterContent {
    items = List.copyOf(items);
    movements = List.copyOf(movements);
    payTo = List.copyOf(payTo);
  }

  static LetterContent parse(String text) {
    return JSON.readValue(text, LetterContent.class);
  }

  String text() {
    return JSON.writeValueAsString(this);
  }

  /** SHA-256 of a content's text in UTF-8, hexadecimal. */
  static String hash(String text) {
    return BlobHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Whether another letter would say the same of the account, and ask the same of the customer. */
  boolean saysSameAs(LetterContent other) {
    return language().equals(other.language())
        && Objects.equals(replyTo, other.replyTo)
        && balance.equals(other.balance)
        && items.equals(other.items)
        && movements.equals(other.movements);
  }

  /** The document's facts. */
  LetterPaper paper(String hash) {
    return new LetterPaper(
        kind,
        template,
        number.value(),
        run == null ? null : run.value(),
        sender,
        addressee,
        issuedOn,
        cutOff,
        from,
        balance,
        items,
        movements,
        answerBy,
        replyTo,
        payTo,
        number.code(),
        hash,
        root);
  }

  /** {@code zh} or {@code en}. */
  String language() {
    return template.substring(0, template.indexOf('/'));
  }

  /** The items whose payment a demand asks for: those that are due; empty for other letters. */
  List<Demanded> demanded() {
    return kind != LetterKind.DEMAND
        ? List.of()
        : items.stream()
            .filter(item -> item.kind().claim() && item.open().signum() > 0)
            .filter(item -> !dueOn(item).isAfter(issuedOn))
            .map(
                item ->
                    new Demanded(
                        item.kind().itemKind().orElseThrow(),
                        item.number(),
                        dueOn(item),
                        item.open()))
            .toList();
  }

  private static LocalDate dueOn(Item item) {
    return item.dueOn() == null ? item.postedOn() : item.dueOn();
  }
}
