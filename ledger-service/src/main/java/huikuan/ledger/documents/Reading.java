package huikuan.ledger.documents;

import huikuan.ledger.account.Document;
import huikuan.platform.web.Problem;

/** The result of reading one sent document. */
sealed interface Reading {

  record Understood(Document document) implements Reading {}

  record Faulty(Problem problem) implements Reading {}
}
