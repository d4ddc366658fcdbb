package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.notification.customers.Customer;
import huikuan.notification.customers.NamedContact;
import huikuan.notification.proof.Proof;
import huikuan.notification.proof.Proofs.Found;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it. */
@Schema(name = "Message")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
    String id,
    @Schema(example = "sent") Status status,
    @Schema(example = "CN01.0379-NEVHP") String customer,
    @Schema(example = "courtesy") MessageKind kind,
    @Schema(description = "The letter that it takes; absent if it takes none")
        @Nullable LetterView letter,
    @Schema(description = "The copy of evidence that it takes; absent if it takes none")
        @Nullable CopyView copy,
    @Schema(description = "How many claims it tells of") int invoiceCount,
    @Schema(description = "The claims that it tells of; in a list, the first 20")
        List<Claim> invoices,
    @Schema(
            description =
                "The claims that it was asked to tell of and did not, with the reason; in a list,"
                    + " the first 20")
        List<Claim> leftOut,
    @Schema(description = "The day at the customer on which it fell due", example = "2013-03-01")
        String day,
    @Schema(example = "mail") String channel,
    @Schema(
            description =
                "The version that wrote it: language, name, number; until it is sent, the name",
            example = "zh/reminder-1/3")
        String template,
    @Schema(
            description =
                "The contact's or customer's language tag; the language of a letter or copy",
            example = "zh-CN")
        String locale,
    @Schema(
            description =
                "What the recipient does at the customer; absent for a letter or copy, which asks"
                    + " for no role",
            example = "paymentResponsible")
        @Nullable Role role,
    Recipient recipient,
    @Schema(
            description =
                "Whether what was sent is kept as it was; altered = it does not give the hash;"
                    + " erased = the person is forgotten, and nobody can read it any more; absent"
                    + " until then")
        @Nullable Kept content,
    @Schema(description = "As sent; absent until then") @Nullable String subject,
    @Schema(description = "The text as sent; absent until then") @Nullable String body,
    @Schema(description = "The HTML as sent; only in the answer for one message")
        @Nullable String html,
    @Schema(description = "The attached list as sent, CSV; only in the answer for one message")
        @Nullable String list,
    @Schema(
            description =
                "SHA-256 over salt, recipient's address and name, subject, text, HTML, if there is"
                    + " one the list, and if there is one name and hash of the attachment, in"
                    + " UTF-8, a zero byte between them; hexadecimal")
        @Nullable String hash,
    @Schema(description = "What the hash begins with") @Nullable String salt,
    @Schema(description = "What it was sent by; only in the answer for one message")
        @Nullable GroundsView grounds,
    int attempts,
    Instant requestedAt,
    @Nullable Instant sentAt,
    @Schema(description = "When it was told to have come back") @Nullable Instant bouncedAt,
    @Schema(description = "When it is tried again; only while retrying")
        @Nullable Instant nextAttemptAt,
    @Schema(description = "Why the last attempt failed, why it was withdrawn, or why it came back")
        @Nullable String error) {

  private static final int IN_LISTS = 20;

  /**
   * A claim of the message.
   *
   * @param open what is owed, as told; before it is sent, as asked for
   * @param held what was on hold when it was sent
   * @param covered what unapplied money covered then
   * @param policy the version that asked for it
   * @param reason why it was left out
   * @param detail of {@code covered}, the credits
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MessageInvoice")
  record Claim(
      @JsonProperty("case") String caseId,
      @Schema(example = "CN01.0379-NEVHP.USD") String account,
      @Schema(example = "invoice") ItemKind itemKind,
      String number,
      @Schema(example = "reminder-1") String level,
      @Schema(example = "55.94") @Nullable String open,
      @Nullable String held,
      @Nullable String covered,
      @Schema(example = "standard/1") @Nullable String policy,
      @Nullable String reason,
      @Nullable String detail) {

    private static List<Claim> all(@Nullable List<Document> stored) {
      return stored == null ? List.of() : stored.stream().map(Claim::of).toList();
    }

    private static Claim of(Document stored) {
      return new Claim(
          stored.getString(StoredClaim.CASE),
          stored.getString(StoredClaim.ACCOUNT),
          ItemKind.valueOf(stored.getString(StoredClaim.ITEM_KIND)),
          stored.getString(StoredClaim.NUMBER),
          stored.getString(StoredClaim.LEVEL),
          stored.getString(StoredClaim.OPEN),
          stored.getString(StoredClaim.HELD),
          stored.getString(StoredClaim.COVERED),
          stored.getString(StoredClaim.POLICY),
          stored.getString(StoredClaim.REASON),
          stored.getString(StoredClaim.DETAIL));
    }
  }

  /**
   * The person, as written to; before that, as the ledger told it last. Name and address are absent
   * if they are not known any more.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MessageRecipient")
  record Recipient(String contactId, @Nullable String name, @Nullable String email) {}

  /** The state of the content of a message sent. */
  enum Kept {
    @JsonProperty("kept")
    KEPT,
    @JsonProperty("altered")
    ALTERED,
    @JsonProperty("missing")
    MISSING,
    /** The person is forgotten: nobody can read it any more. */
    @JsonProperty("erased")
    ERASED
  }

  /**
   * @param found what was sent; null = nothing yet, or not kept
   */
  static MessageView of(Document stored, @Nullable Found found, Customer customer) {
    Proof proof = found == null ? null : found.proof();
    String hash = stored.getString("hash");
    Document grounds = stored.get("grounds", Document.class);
    Document letter = stored.get(MessageStore.LETTER, Document.class);
    Document copy = stored.get(MessageStore.COPY, Document.class);
    List<Claim> claims = Claim.all(stored.getList("claims", Document.class));
    return new MessageView(
        stored.getString("_id"),
        Status.of(stored.getString("status")).orElseThrow(),
        stored.getString("customer"),
        MessageKind.valueOf(stored.getString("kind")),
        LetterView.of(letter, stored.getString("detail")),
        CopyView.of(copy, stored.getString("detail")),
        claims.size(),
        claims,
        Claim.all(stored.getList("leftOut", Document.class)),
        stored.getString("day"),
        stored.getString("channel"),
        stored.getString("template"),
        proof == null
            ? locale(stored.getString("contactId"), letter == null ? copy : letter, customer)
            : proof.locale(),
        role(stored.getString("role")),
        recipient(stored.getString("contactId"), hash != null, proof, customer),
        hash == null ? null : kept(hash, found),
        proof == null ? null : proof.content().subject(),
        proof == null ? null : proof.content().text(),
        proof == null ? null : proof.content().html(),
        proof == null ? null : proof.content().list(),
        hash,
        proof == null ? null : proof.salt(),
        grounds == null ? null : GroundsView.of(grounds),
        stored.getInteger("attempts", 0),
        stored.getDate("requestedAt").toInstant(),
        moment(stored.getDate("sentAt")),
        moment(stored.getDate("bouncedAt")),
        moment(stored.getDate("nextAttemptAt")),
        stored.getString("error"));
  }

  private static String locale(String contactId, @Nullable Document taken, Customer customer) {
    return taken == null ? customer.localeOf(contactId) : taken.getString(StoredLetter.LANGUAGE);
  }

  private static @Nullable Role role(@Nullable String stored) {
    return stored == null ? null : Role.valueOf(stored);
  }

  /** A name or address of today's says nothing about where a message went. */
  private static Recipient recipient(
      String contactId, boolean sent, @Nullable Proof proof, Customer customer) {
    if (proof != null) {
      return new Recipient(contactId, proof.name(), proof.email());
    }
    Optional<NamedContact> contact = sent ? Optional.empty() : customer.contact(contactId);
    return new Recipient(
        contactId,
        contact.map(NamedContact::name).orElse(null),
        contact.map(NamedContact::email).orElse(null));
  }

  private static Kept kept(String hash, @Nullable Found found) {
    if (found == null) {
      return Kept.MISSING;
    }
    if (found.proof() == null) {
      return found.altered() ? Kept.ALTERED : Kept.ERASED;
    }
    return found.proof().hash().equals(hash) ? Kept.KEPT : Kept.ALTERED;
  }

  private static @Nullable Instant moment(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  /** As in a list of messages. */
  MessageView shortened() {
    return new MessageView(
        id,
        status,
        customer,
        kind,
        letter,
        copy,
        invoiceCount,
        first(invoices),
        first(leftOut),
        day,
        channel,
        template,
        locale,
        role,
        recipient,
        content,
        subject,
        body,
        null,
        null,
        hash,
        salt,
        null,
        attempts,
        requestedAt,
        sentAt,
        bouncedAt,
        nextAttemptAt,
        error);
  }

  private static List<Claim> first(List<Claim> claims) {
    return claims.subList(0, Math.min(IN_LISTS, claims.size()));
  }
}
