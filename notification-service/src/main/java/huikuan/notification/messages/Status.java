package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a message has come. */
enum Status {
  PENDING,
  RETRYING,
  SENT,
  BOUNCED,
  FAILED,
  WITHDRAWN;

  static Optional<Status> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Status::word).toList();
  }

  /** As stored and shown. */
  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
