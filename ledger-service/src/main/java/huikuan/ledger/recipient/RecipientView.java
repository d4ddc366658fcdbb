package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the recipient of a mail sees by the link in it. Amounts are decimal strings.
 *
 * @param customer its name
 * @param person the name of the recipient
 * @param today the company's day
 * @param expiresAt from then on the link is of no use
 * @param letter that came with the mail; null = none did
 * @param items open, what is due first before others
 * @param moreItems how many there are besides
 * @param offers of ours, those that can be answered first
 * @param promises by account, what was promised last
 * @param named the person whom this recipient has named last; null = none
 */
@Schema(name = "RecipientView")
record RecipientView(
    Company company,
    String customer,
    String person,
    String locale,
    LocalDate today,
    Instant expiresAt,
    @Nullable Letter letter,
    List<Item> items,
    int moreItems,
    List<Sum> sums,
    List<OfferView> offers,
    List<Promise> promises,
    @Nullable Named named) {

  /** The company that the mail came from. */
  @Schema(name = "RecipientCompany")
  record Company(String id, Names names) {}

  /** Its name in each language. */
  @Schema(name = "RecipientCompanyNames")
  record Names(String zh, String en) {}

  /**
   * A letter about an account's balance.
   *
   * @param thirdParty the name of who gets the answer instead of the company
   * @param whyNot answered, closed, third-party or statement; null = it can be answered here
   * @param items that were open then; credits are below zero
   */
  @Schema(name = "RecipientLetter")
  record Letter(
      String number,
      LetterKind kind,
      LocalDate cutOff,
      LocalDate issuedOn,
      String currency,
      String balance,
      @Nullable LocalDate answerBy,
      @Nullable String thirdParty,
      boolean answerable,
      @Nullable String whyNot,
      @Nullable Answer answer,
      List<Line> items,
      int moreItems) {}

  /**
   * @param outcome agreed or notAgreed
   * @param by link, mail or paper
   */
  @Schema(name = "RecipientLetterAnswer")
  record Answer(String outcome, LocalDate repliedOn, String by) {}

  /** An item on a letter. */
  @Schema(name = "RecipientLetterItem")
  record Line(
      String kind,
      String number,
      LocalDate issuedOn,
      @Nullable LocalDate dueOn,
      String amount,
      String open) {}

  /**
   * An open item.
   *
   * @param kind invoice or refund
   * @param told why it is unpaid; null = nobody has told
   * @param disputed what of it is not owed by the customer's word; null = nobody has said so
   */
  @Schema(name = "RecipientItem")
  record Item(
      @Schema(type = "string", example = "CN01.C-1006.CNY") AccountId account,
      String currency,
      String kind,
      String number,
      LocalDate issuedOn,
      @Nullable LocalDate dueOn,
      String amount,
      String open,
      long overdueDays,
      @Nullable String reference,
      @Nullable String contract,
      @Nullable Told told,
      @Nullable Disputed disputed) {}

  /** What was told last of an item. */
  @Schema(name = "RecipientToldWhyUnpaid")
  record Told(WhyUnpaid reason, @Nullable LocalDate day, @Nullable String reference, Instant at) {}

  /**
   * The last dispute of an item.
   *
   * @param amount null = all that is open
   */
  @Schema(name = "RecipientDisputed")
  record Disputed(DisputeReason reason, @Nullable String amount, Instant at) {}

  /** The sums of an account: of open items, of those that are overdue, of unapplied credits. */
  @Schema(name = "RecipientSum")
  record Sum(
      @Schema(type = "string", example = "CN01.C-1006.CNY") AccountId account,
      String currency,
      String open,
      String overdue,
      String unapplied) {}

  /**
   * An offer, which its recipients accept or decline until its last day is over.
   *
   * @param kind plan, discount, settlement, extension, exchange or service
   * @param state open, accepted, declined or over
   * @param amount that it is about
   * @param pays what the customer pays of it
   * @param given what is granted of it
   * @param endsIfMissed whether it ends if a due is missed; otherwise it goes on for later ones
   * @param extendedTo of an extension: the day on which the items are due then
   * @param duty what we do; null = nothing
   * @param until the last day on which it can be answered
   * @param answeredAt when it was answered by a link; null = by none
   * @param why it stands no more, such as withdrawn, lapsed, kept or missed
   */
  @Schema(name = "RecipientOffer")
  record OfferView(
      @Schema(example = "concession.CN01.C-1006.1") String offer,
      @Schema(type = "string", example = "CN01.C-1006.CNY") AccountId account,
      String currency,
      String kind,
      String state,
      String amount,
      String pays,
      String given,
      List<Due> dues,
      boolean endsIfMissed,
      @Nullable LocalDate extendedTo,
      @Nullable String duty,
      @Nullable LocalDate dutyOn,
      LocalDate until,
      List<Part> items,
      @Nullable Instant answeredAt,
      @Nullable String why) {}

  /** A sum that the customer pays by a day. */
  @Schema(name = "RecipientOfferDue")
  record Due(LocalDate on, String amount) {}

  /** The part of an item that an offer is about. */
  @Schema(name = "RecipientOfferItem")
  record Part(String kind, String number, String amount) {}

  /** A payment that was promised. */
  @Schema(name = "RecipientPromise")
  record Promise(
      @Schema(type = "string", example = "CN01.C-1006.CNY") AccountId account,
      String amount,
      LocalDate on,
      Instant at) {}

  /**
   * @param state proposed, confirmed or dismissed
   */
  @Schema(name = "RecipientNamedPerson")
  record Named(@Nullable String name, Instant at, String state) {}
}
