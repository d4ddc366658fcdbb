package huikuan.dunning.talk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A talk with a customer. It is never changed: another talk corrects it, and names it.
 *
 * @param id unique for the customer
 * @param on the day on which it was; of an announced visit the day on which it shall be
 * @param contactId of the person at the customer; null = another person
 * @param person another person, by name or function; null = a contact
 * @param aim what it was for; null = not told
 * @param tactic from the list of tactics; null = none
 * @param outcome null = a visit that is announced
 * @param items that it was about; empty = all that is open
 * @param note for colleagues
 * @param promise the id of the promise that came of it
 * @param dispute the id of the dispute that came of it
 * @param corrects the id of the talk that it corrects
 * @param nextOn when somebody follows up
 * @param nextAction what is done then
 */
public record Talk(
    String id,
    Kind kind,
    LocalDate on,
    @Nullable String contactId,
    @Nullable String person,
    @Nullable String aim,
    @Nullable String tactic,
    @Nullable Outcome outcome,
    List<Item> items,
    @Nullable String note,
    @Nullable String promise,
    @Nullable String dispute,
    @Nullable String corrects,
    LocalDate nextOn,
    String nextAction) {

  /** An item of the customer. */
  public record Item(AccountId account, ItemKind kind, String number) {}

  public Talk {
    items = List.copyOf(items);
  }

  Talk called(String name) {
    return new Talk(
        name,
        kind,
        on,
        contactId,
        person,
        aim,
        tactic,
        outcome,
        items,
        note,
        promise,
        dispute,
        corrects,
        nextOn,
        nextAction);
  }

  /** Whether it is a visit that has not been yet. */
  boolean isAnnounced() {
    return outcome == null;
  }

  /** How people talked. */
  public enum Kind {
    CALL("call"),
    VISIT("visit"),
    MAIL("mail"),
    MEETING("meeting");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }

    @JsonCreator
    static Kind of(String word) {
      return Arrays.stream(values())
          .filter(each -> each.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("No kind of talk: " + word));
    }

    @JsonValue
    public String word() {
      return word;
    }
  }

  /** The result of a talk. */
  public enum Outcome {
    PROMISE("promise"),
    DISPUTE("dispute"),
    /** The customer asks to be called again. */
    CALLBACK("callback"),
    WRONG_PERSON("wrong-person"),
    NO_ANSWER("no-answer"),
    /** The customer says that it is paid. */
    PAID_SAID("paid-said"),
    OTHER("other");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Outcome::word).toList();
    }

    static Optional<Outcome> find(String word) {
      return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Outcome of(String word) {
      return find(word).orElseThrow(() -> new IllegalArgumentException("No outcome: " + word));
    }

    @JsonValue
    public String word() {
      return word;
    }
  }
}
