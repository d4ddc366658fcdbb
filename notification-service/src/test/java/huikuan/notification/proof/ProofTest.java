package huikuan.notification.proof;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.notification.message.Attachment;
import huikuan.notification.message.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {

  private static final Proof PROOF =
      new Proof("salt", "to", "name", "en", new Content("a", "b", "c", null, null));

  @Test
  void theHashCoversEachPart() {
    // printf 'salt\0to\0name\0a\0b\0c' | sha256sum
    assertThat(PROOF.hash())
        .isEqualTo("a76fd19509fdfefb7c2959beb4bc05b2dde3c5ad3bff74b18af5da66e8c676b4");
    for (Proof other :
        List.of(
            new Proof("other", "to", "name", "en", PROOF.content()),
            new Proof("salt", "other", "name", "en", PROOF.content()),
            new Proof("salt", "to", "other", "en", PROOF.content()),
            new Proof("salt", "to", "name", "en", new Content("ab", "", "c", null, null)),
            new Proof("salt", "to", "name", "en", new Content("a", "b", "d", null, null)),
            new Proof("salt", "to", "name", "en", new Content("a", "b", "c", "d", null)),
            with("L-1.pdf", "aa"))) {
      assertThat(other.hash()).isNotEqualTo(PROOF.hash());
    }
  }

  @Test
  void theHashChangesWithTheAttachedFileAndItsName() {
    assertThat(with("L-1.pdf", "aa").hash())
        .isEqualTo(with("L-1.pdf", "aa").hash())
        .isNotEqualTo(with("L-2.pdf", "aa").hash())
        .isNotEqualTo(with("L-1.pdf", "bb").hash());
  }

  private static Proof with(String name, String hash) {
    Attachment file = new Attachment(name, "application/pdf", hash, 2);
    return new Proof("salt", "to", "name", "en", new Content("a", "b", "c", null, file));
  }
}
