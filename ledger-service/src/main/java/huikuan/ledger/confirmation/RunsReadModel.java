package huikuan.ledger.confirmation;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The runs in lists, to be held against the log. */
public final class RunsReadModel {

  private RunsReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        LetterProjection.RUNS,
        LetterProjection.GROUP,
        "_id",
        LetterProjection::new,
        event -> concerned(event.payload()));
  }

  /** The run that an event is about. */
  static List<String> concerned(Object event) {
    return event instanceof RunEvent run ? List.of(run.run()) : List.of();
  }
}
