package huikuan.ledger.recipient;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The persons whom recipients have named, to be held against the log. */
public final class ProposedContactsReadModel {

  private ProposedContactsReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        ProposedContactProjection.GROUP,
        ProposedContactProjection.GROUP,
        "_id",
        ProposedContactProjection::new,
        event -> ProposedContactProjection.concerned(event.payload()));
  }
}
