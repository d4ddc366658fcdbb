package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ClosedList;
import huikuan.contracts.Hours;
import huikuan.contracts.Sealed;
import huikuan.contracts.Validity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named person at the customer. Name and addresses are sealed with the person's key.
 *
 * @param id among the customer's contacts
 * @param contract for whose claims alone the person is meant; null = for any
 * @param payer to which the person belongs, and which pays for the customer; null = the person is
 *     the customer's own
 * @param addresses in the order in which they are used; the designated one of a kind comes first
 * @param language IETF language tag; null = the customer's
 * @param timeZone IANA name; null = the customer's
 * @param windows when the person may be contacted; empty = at the policy's hours
 * @param validFrom first day, inclusive; null = always
 * @param validTo last day, inclusive; null = for ever
 * @param absence while which the deputy is asked; null = none is known
 * @param confirmation the last one; null = never confirmed
 * @param stale why it is to be confirmed anew; null = it is not
 * @param holding why and for how long the data are held
 */
public record Contact(
    String id,
    Sealed name,
    Role role,
    @Nullable String contract,
    @Nullable Payer payer,
    List<Address> addresses,
    @Nullable String language,
    @Nullable String timeZone,
    List<Window> windows,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Absence absence,
    @Nullable Confirmation confirmation,
    @Nullable Stale stale,
    Holding holding) {

  public Contact {
    addresses = List.copyOf(addresses);
    windows = List.copyOf(windows);
  }

  /**
   * A party that pays for the customer (代付), as of now.
   *
   * @param party the id among the customer's parties
   * @param contract for whose claims alone it pays; null = for any
   * @param from first day, inclusive; null = always
   * @param to last day, inclusive; null = for ever
   * @param evidence the number of the customer's authorisation among its evidence; null = none
   */
  public record Payer(
      String party,
      @Nullable String contract,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer evidence) {

    public boolean inForceOn(LocalDate day) {
      return Validity.holds(day, from, to);
    }
  }

  /** The person's decision or task. */
  public enum Role {
    PAYMENT_RESPONSIBLE("paymentResponsible"),
    DECISION_MAKER("decisionMaker"),
    ACCEPTOR("acceptor"),
    ACCOUNTS_PAYABLE("accountsPayable");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    @JsonCreator
    public static Role parse(String word) {
      return ClosedList.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /** Whether it is the right person, as far as we know. */
  public enum State {
    /** Somebody named the person. */
    PROPOSED("proposed"),
    /** One of us knows that it is the right one. */
    CONFIRMED("confirmed"),
    /** It was confirmed, and is to be confirmed anew. */
    STALE("stale");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @JsonCreator
    public static State parse(String word) {
      return ClosedList.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * An address at which the person is reached.
   *
   * @param value the mail address or number, in the one form in which it is written
   * @param designated whether it was agreed that what arrives there has arrived
   */
  public record Address(Kind kind, Sealed value, boolean designated) {

    /** The way on which it is used. */
    public enum Kind {
      @JsonProperty("email")
      EMAIL,
      @JsonProperty("mobile")
      MOBILE,
      @JsonProperty("phone")
      PHONE,
      @JsonProperty("post")
      POST
    }
  }

  /** A part of some days of the week, in the person's time zone. */
  public record Window(Set<DayOfWeek> days, Hours hours) {
    public Window {
      // In the order of the week: stored texts of the same window are the same.
      days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }
  }

  /**
   * The person is away.
   *
   * @param from first day; null = since always
   * @param to last day; null = until it is told otherwise
   * @param deputy the id of the contact that is asked meanwhile; null = nobody is named
   */
  public record Absence(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String deputy) {

    public boolean holds(LocalDate day) {
      return Validity.holds(day, from, to);
    }
  }

  /**
   * One of us knows that it is the right person.
   *
   * @param on the day of it
   * @param by the actor
   * @param reference the message that was answered, or the hash of the document; null = none
   */
  public record Confirmation(LocalDate on, String by, How how, @Nullable String reference) {

    /** The way in which it is known. */
    public enum How {
      /** The person answered from there. */
      @JsonProperty("reply")
      REPLY,
      /** One of us called a number that was known before. */
      @JsonProperty("call")
      CALL,
      /** A document says so. */
      @JsonProperty("document")
      DOCUMENT
    }
  }

  /**
   * The person is to be confirmed anew.
   *
   * @param on since this day
   */
  public record Stale(LocalDate on, Why why) {

    /** The reason why it is no longer sure. */
    public enum Why {
      /** The confirmation is too old. */
      @JsonProperty("age")
      AGE,
      /** A message came back. */
      @JsonProperty("bounce")
      BOUNCE,
      /** Another name or address was told, or another task. */
      @JsonProperty("change")
      CHANGE
    }
  }

  /**
   * The reason for which the data are held, and how long.
   *
   * @param basis in law
   * @param source who told them
   * @param until the last day of keeping; null = as long as the customer owes or may owe
   */
  public record Holding(Basis basis, String source, @Nullable LocalDate until) {

    /** The reason in law for which we may keep the data. */
    public enum Basis {
      /** They are needed for the contract with the customer. */
      @JsonProperty("contract")
      CONTRACT,
      /** The person agreed. */
      @JsonProperty("consent")
      CONSENT,
      /** The law demands it. */
      @JsonProperty("law")
      LAW,
      /** Our interest in being paid outweighs the person's. */
      @JsonProperty("interest")
      INTEREST
    }

    /** The same, told by somebody else. */
    public Holding from(String teller) {
      return new Holding(basis, teller, until);
    }
  }

  /** The same, of which we know something else. */
  public Contact knownAs(
      @Nullable Confirmation confirmedBy, @Nullable Stale staleSince, Holding heldAs) {
    return new Contact(
        id,
        name,
        role,
        contract,
        payer,
        addresses,
        language,
        timeZone,
        windows,
        validFrom,
        validTo,
        absence,
        confirmedBy,
        staleSince,
        heldAs);
  }

  /** The same of a payer. */
  public Contact of(@Nullable Payer other) {
    return new Contact(
        id,
        name,
        role,
        contract,
        other,
        addresses,
        language,
        timeZone,
        windows,
        validFrom,
        validTo,
        absence,
        confirmation,
        stale,
        holding);
  }

  /** The contracts for whose claims alone the person is meant: its own, and its payer's. */
  public List<String> contracts() {
    return Stream.of(contract, payer == null ? null : payer.contract())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Whether we may rely on it. */
  public State state() {
    if (confirmation == null) {
      return State.PROPOSED;
    }
    return stale == null ? State.CONFIRMED : State.STALE;
  }

  public boolean validOn(LocalDate day) {
    return Validity.holds(day, validFrom, validTo);
  }

  /** Whether it is the customer's own, or its payer pays on the day. */
  public boolean paysOn(LocalDate day) {
    return payer == null || payer.inForceOn(day);
  }

  public boolean absentOn(LocalDate day) {
    return absence != null && absence.holds(day);
  }

  /** All that is sealed of the person: the name, and each address. */
  public Stream<Sealed> texts() {
    return Stream.concat(Stream.of(name), addresses.stream().map(Address::value));
  }

  /** The address of a kind that is used: the designated one, else the first. */
  public Optional<Address> address(Address.Kind kind) {
    return addresses.stream()
        .filter(each -> each.kind() == kind)
        .reduce((one, other) -> other.designated() && !one.designated() ? other : one);
  }
}
