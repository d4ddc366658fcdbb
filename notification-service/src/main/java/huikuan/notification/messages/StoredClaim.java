package huikuan.notification.messages;

import huikuan.notification.message.LeftOut;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import org.bson.Document;

/** A claim within a stored message. */
final class StoredClaim {

  static final String CASE = "case";
  static final String ACCOUNT = "account";
  static final String ITEM_KIND = "itemKind";
  static final String NUMBER = "number";
  static final String LEVEL = "level";
  static final String OPEN = "open";
  static final String HELD = "held";
  static final String COVERED = "covered";
  static final String POLICY = "policy";
  static final String REASON = "reason";
  static final String DETAIL = "detail";

  private StoredClaim() {}

  static Document of(Subject subject) {
    return of(subject.step())
        .append(OPEN, subject.open().decimal())
        .append(POLICY, subject.policy());
  }

  static Document of(SentSubject told) {
    Document stored = of(told.step()).append(OPEN, told.open().decimal());
    if (told.held() != null) {
      stored.append(HELD, told.held().decimal());
    }
    if (told.covered() != null) {
      stored.append(COVERED, told.covered().decimal());
    }
    return stored.append(POLICY, told.policy());
  }

  static Document of(LeftOut leftOut) {
    return of(leftOut.step()).append(REASON, leftOut.reason()).append(DETAIL, leftOut.detail());
  }

  private static Document of(Step step) {
    return new Document(CASE, step.caseId())
        .append(ACCOUNT, step.account().toString())
        .append(ITEM_KIND, step.itemKind().name())
        .append(NUMBER, step.invoice())
        .append(LEVEL, step.level());
  }
}
