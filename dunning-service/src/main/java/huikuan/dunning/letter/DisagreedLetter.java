package huikuan.dunning.letter;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.LetterEvent.Difference;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A letter that the customer does not agree with, as stored. Days and amounts are text, exactly as
 * told. Its events may come again, and a difference may be clarified before the answer is told.
 *
 * @param task the id of the task that it belongs to; null = nothing of it is to be clarified
 * @param repliedOn null = the answer is not told yet
 * @param clarified the numbers of differences
 */
@Document(DisagreedLetter.COLLECTION)
public record DisagreedLetter(
    @Id String letter,
    @Nullable String task,
    String account,
    @Nullable String repliedOn,
    List<Line> lines,
    List<Integer> clarified,
    boolean closed) {

  static final String COLLECTION = "disagreed-letters";

  /**
   * A difference of the answer.
   *
   * @param line its number, from 1
   * @param itemKind null = an item that is not in our books
   * @param disputed what is not asked for before {@code until} is over; null = nothing
   */
  public record Line(
      int line,
      @Nullable ItemKind itemKind,
      String item,
      String ours,
      String theirs,
      @Nullable String disputed,
      String until,
      @Nullable String reason) {

    private static Line of(Difference told) {
      return new Line(
          told.line(),
          told.itemKind(),
          told.item(),
          told.ours().toString(),
          told.theirs().toString(),
          told.disputed() == null ? null : told.disputed().toString(),
          told.until().toString(),
          told.reason());
    }
  }

  static DisagreedLetter of(String letter, AccountId account) {
    return new DisagreedLetter(letter, null, account.toString(), null, List.of(), List.of(), false);
  }

  DisagreedLetter answered(LetterAnswered event) {
    return with(
        event.repliedOn().toString(),
        event.differences().stream().map(Line::of).toList(),
        clarified,
        closed);
  }

  DisagreedLetter clarified(int line) {
    TreeSet<Integer> all = new TreeSet<>(clarified);
    all.add(line);
    return with(repliedOn, lines, List.copyOf(all), closed);
  }

  DisagreedLetter ended() {
    return with(repliedOn, lines, clarified, true);
  }

  private DisagreedLetter with(
      @Nullable String answeredOn, List<Line> differences, List<Integer> done, boolean over) {
    boolean open = !over && differences.stream().anyMatch(each -> !done.contains(each.line()));
    TaskId id = new TaskId(accountId().customerId(), TaskReason.LETTER_DISAGREED);
    return new DisagreedLetter(
        letter, open ? id.toString() : null, account, answeredOn, differences, done, over);
  }

  /** The differences that are still to be clarified. */
  public List<Line> open() {
    return closed
        ? List.of()
        : lines.stream().filter(each -> !clarified.contains(each.line())).toList();
  }

  /** The case of the item of a difference; empty = the item is not in our books. */
  public Optional<String> caseOf(Line line) {
    return Optional.ofNullable(line.itemKind())
        .map(kind -> CaseIds.of(accountId(), kind, line.item()));
  }

  /** The cases of the items that are still to be clarified. */
  public Stream<String> cases() {
    return open().stream().map(this::caseOf).flatMap(Optional::stream).distinct();
  }

  public AccountId accountId() {
    return AccountId.parse(account);
  }
}
