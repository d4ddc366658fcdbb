package huikuan.dunning.letter;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The letters that customers do not agree with, to be held against the log. */
public final class DisagreedLettersReadModel {

  private DisagreedLettersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        DisagreedLetter.COLLECTION,
        DisagreedLetters.PROCESSOR,
        "_id",
        DisagreedLetters::new,
        event -> LetterHistories.letters(event.payload()));
  }
}
