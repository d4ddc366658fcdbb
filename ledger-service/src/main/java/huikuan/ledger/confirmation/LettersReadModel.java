package huikuan.ledger.confirmation;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The letters in lists, to be held against the log. */
public final class LettersReadModel {

  private LettersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        LetterProjection.GROUP,
        LetterProjection.GROUP,
        "_id",
        LetterProjection::new,
        event -> concerned(event.payload()));
  }

  /** The letter that an event is about. */
  static List<String> concerned(Object event) {
    return event instanceof ConfirmationEvent letter ? List.of(letter.letter()) : List.of();
  }
}
