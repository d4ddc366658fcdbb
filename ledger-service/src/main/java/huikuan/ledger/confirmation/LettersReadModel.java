package huikuan.ledger.confirmation;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The letters in lists, to be held against the log. */
public final class LettersReadModel {

  private LettersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        LetterProjection.GROUP,
        LetterProjection.GROUP,
        "_id",
        LetterProjection::new,
        event -> LetterProjection.concerned(event.payload()));
  }
}
