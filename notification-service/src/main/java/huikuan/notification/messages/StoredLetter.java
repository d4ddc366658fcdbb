package huikuan.notification.messages;

import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.notification.message.BalanceLetter;
import java.util.List;

/** A letter about a balance within a stored message. */
final class StoredLetter {

  static final String NUMBER = "number";
  static final String REQUEST = "request";
  static final String FOLLOW_UP = "followUp";
  static final String KIND = "kind";
  static final String ACCOUNT = "account";
  static final String CUT_OFF = "cutOff";
  static final String BALANCE = "balance";
  static final String ANSWER_BY = "answerBy";
  static final String LANGUAGE = "language";
  static final String NAME = "name";
  static final String MEDIA_TYPE = "mediaType";
  static final String HASH = "hash";
  static final String SIZE = "size";

  private StoredLetter() {}

  static org.bson.Document of(BalanceLetter letter) {
    Document file = letter.document();
    org.bson.Document stored =
        new org.bson.Document(NUMBER, letter.number())
            .append(REQUEST, letter.request().request())
            .append(FOLLOW_UP, letter.followUp())
            .append(KIND, letter.kind().name())
            .append(ACCOUNT, letter.account().toString())
            .append(CUT_OFF, letter.cutOff().toString())
            .append(BALANCE, letter.balance().decimal())
            .append(LANGUAGE, letter.language())
            .append(NAME, file.name())
            .append(MEDIA_TYPE, file.mediaType())
            .append(HASH, file.hash())
            .append(SIZE, file.size());
    if (letter.answerBy() != null) {
      stored.append(ANSWER_BY, letter.answerBy().toString());
    }
    return stored;
  }

  /** The items that it demands. */
  static List<String> items(BalanceLetter letter) {
    return letter.demanded().stream().map(Demanded::item).distinct().toList();
  }
}
