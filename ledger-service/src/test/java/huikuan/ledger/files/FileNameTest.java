package huikuan.ledger.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  private static final BlobHash HASH = BlobHash.of(new byte[] {1});

  private static String download(@Nullable String name, FileType type) {
    return FileName.ofDownload(
        new FileEntry("CN01", HASH, type, 1, name, Instant.EPOCH, "person:li.na", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan.pdf", "回函 2026年.pdf", "a", "letter (2)", "a..b", "C#1 & more"})
  void aNameIsTaken(String name) {
    assertThat(FileName.parse(name)).isEqualTo(name);
  }

  @Test
  void aNameIsComposed() {
    assertThat(FileName.parse("U\u0308bersicht")).isEqualTo("\u00DCbersicht");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        ".htaccess",
        "../../etc/passwd",
        "..\\..\\boot.ini",
        "/etc/passwd",
        "C:\\scan.pdf",
        "a/b",
        "a\0b",
        "a\r\nSet-Cookie: b=c",
        "a\"; filename=b",
        "two  spaces",
        " a",
        "a ",
        "gnp\u202Efdp.exe",
        "zero\u200Bwidth"
      })
  void aNameThatCouldBeAPathOrHideSomethingIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileName.parse(name))
        .withMessage(FileName.ALLOWED);
  }

  @Test
  void aNameHasAtMost200Characters() {
    assertThat(FileName.parse("件".repeat(200))).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> FileName.parse("件".repeat(201)));
  }

  @Test
  void aFileIsSavedWithTheEndingOfItsType() {
    assertThat(download("scan.pdf", FileType.PDF)).isEqualTo("scan.pdf");
    assertThat(download("SCAN.PDF", FileType.PDF)).isEqualTo("SCAN.PDF");
    assertThat(download("scan.exe", FileType.PDF)).isEqualTo("scan.exe.pdf");
    assertThat(download("scan", FileType.JPEG)).isEqualTo("scan.jpg");
    assertThat(download(null, FileType.PNG)).isEqualTo(HASH + ".png");
  }
}
