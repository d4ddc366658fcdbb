package huikuan.platform.blob;

import static huikuan.platform.blob.SampleFiles.cut;
import static huikuan.platform.blob.SampleFiles.deflated;
import static huikuan.platform.blob.SampleFiles.joined;
import static huikuan.platform.blob.SampleFiles.jpeg;
import static huikuan.platform.blob.SampleFiles.latin;
import static huikuan.platform.blob.SampleFiles.pdf;
import static huikuan.platform.blob.SampleFiles.pdfWithObjects;
import static huikuan.platform.blob.SampleFiles.png;
import static huikuan.platform.blob.SampleFiles.resized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypeTest {

  private static final String NOT_LOOKED_INTO = "a PDF with objects that can't be looked into";

  private static byte[] good(FileType type) {
    return switch (type) {
      case PDF -> pdf();
      case PNG -> png(20, 10);
      case JPEG -> jpeg(20, 10);
    };
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfEachTypeIsTaken(FileType type) {
    assertThat(FileType.of(type.mediaType())).hasValue(type);
    assertThat(type.faults(good(type))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsNotTakenForAnotherType(FileType declared) {
    for (FileType found : FileType.values()) {
      if (found != declared) {
        assertThat(declared.faults(good(found))).containsExactly(found.mediaType());
      }
    }
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments("PK\3\4", "application/zip (also Word, Excel, OFD)"),
        arguments("<html><script>", "HTML or XML"),
        arguments("MZ\u0090", "a program"),
        arguments("GIF89a", "image/gif"),
        arguments("II*\0", "image/tiff"),
        arguments(" %PDF-1.4", "something else"),
        arguments("%PDF", "something else"),
        arguments("", "something else"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherTypesAreTold(String content, String told) {
    for (FileType declared : FileType.values()) {
      assertThat(declared.faults(latin(content))).containsExactly(told);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatEndsEarlyIsRefused(FileType type) {
    byte[] good = good(type);
    for (int less : new int[] {7, 12, 100}) {
      assertThat(type.faults(cut(good, Math.min(less, good.length - 10)))).isNotEmpty();
    }
  }

  /** Whatever the bytes are, looking at them ends and throws nothing. */
  @ParameterizedTest
  @EnumSource
  void anyBytesAreLookedAt(FileType type) {
    Random random = new Random(1);
    byte[] good = good(type);
    for (int n = 0; n < 5_000; n++) {
      byte[] changed = Arrays.copyOf(good, random.nextInt(good.length + 20));
      for (int flips = random.nextInt(8); flips > 0 && changed.length > 0; flips--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      assertThatNoException().isThrownBy(() -> type.faults(changed));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "4961, 7016, true", // A4 at 600 dots an inch
    "20000, 7500, true",
    "20001, 1, false",
    "1, 20001, false",
    "20000, 7501, false",
    "100000, 100000, false",
    "-1, -1, false",
    "0, 10, false",
    "10, 0, false"
  })
  void aPictureIsTakenUpToASize(int width, int height, boolean taken) {
    byte[] bomb = resized(png(1, 1), width, height);
    assertThat(FileType.PNG.faults(bomb).isEmpty()).isEqualTo(taken);
  }

  @Test
  void theFaultOfALargePictureTellsWhatIsTaken() {
    assertThat(FileType.PNG.faults(resized(png(1, 1), 100_000, 100_000)))
        .containsExactly(
            "a picture of 100000 x 100000 dots; taken are up to 20000 a side and 150000000 in all");
    byte[] large = jpeg(8, 8);
    int frame = 0;
    while ((large[frame] & 0xFF) != 0xFF || (large[frame + 1] & 0xFF) != 0xC0) {
      frame++;
    }
    large[frame + 5] = (byte) 0xFF;
    large[frame + 7] = (byte) 0xFF;
    assertThat(FileType.JPEG.faults(large))
        .containsExactly(
            "a picture of 65288 x 65288 dots; taken are up to 20000 a side and 150000000 in all");
  }

  @Test
  void nothingFollowsAPng() {
    assertThat(FileType.PNG.faults(joined(png(2, 2), latin("PK\3\4"))))
        .containsExactly("a PNG that is not whole, or goes on after its end");
  }

  @Test
  void camerasAddDataBehindAJpeg() {
    assertThat(FileType.JPEG.faults(joined(jpeg(2, 2), latin("SEFT")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /Encrypt 9 0 R                                       | a PDF that is encrypted
          /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> | a PDF with JavaScript
          /OpenAction << /S /J#61vaScr#69pt /JS 9 0 R >>       | a PDF with JavaScript
          /OpenAction<</S/Launch/F(calc.exe)>>                 | a PDF that starts programs
          /Names << /EmbeddedFiles 9 0 R >>                    | a PDF with files in it
          /X << /Type /EmbeddedFile >>                         | a PDF with files in it
          /X << /Subtype/RichMedia >>                          | a PDF with media that play
          /OpenAction << /S /Rendition /OP 4 >>                | a PDF with media that play
          /X << /Subtype /Movie >>                             | a PDF with media that play
          /X << /S /Sound >>                                   | a PDF with media that play
          /X << /EF << /F 9 0 R >> >>                          | a PDF with files in it
          /OpenAction << /JS 9 0 R >>                          | a PDF with JavaScript
          /OpenAction << /S /SubmitForm /F (x) >>              | a PDF with a form that sends or reads data
          /OpenAction << /S /ImportData /F (x) >>              | a PDF with a form that sends or reads data
          /AcroForm << /XFA 9 0 R >>                           | a PDF with a form that sends or reads data
          /OpenAction << /S /GoToR /F (x) >>                   | a PDF that opens other files
          /OpenAction << /S /GoToE >>                          | a PDF that opens other files
          """)
  void aPdfThatDoesMoreThanBeShownIsRefused(String more, String fault) {
    assertThat(FileType.PDF.faults(pdf(more))).containsExactly(fault);
    assertThat(FileType.PDF.faults(pdfWithObjects("/N 1 /First 4", latin(more))))
        .containsExactly(fault);
    assertThat(
            FileType.PDF.faults(
                pdfWithObjects("/N 1 /First 4 /Filter /FlateDecode", deflated(latin(more)))))
        .containsExactly(fault);
    assertThat(
            FileType.PDF.faults(pdfWithObjects("/Filter[/FlateDecode]/N 1", deflated(latin(more)))))
        .containsExactly(fault);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    byte[] bad = cut(pdf("/Encrypt 9 0 R /S /Launch /Type /EmbeddedFile"), 6);
    assertThat(FileType.PDF.faults(bad))
        .containsExactly(
            "a PDF that is not whole: it has no %%EOF at its end",
            "a PDF that is encrypted", "a PDF that starts programs", "a PDF with files in it");
  }

  @ParameterizedTest
  @CsvSource({
    "/JavaScripts 1",
    "/Launcher 1",
    "/Encrypted true",
    "/Title (JavaScript and Launch)",
    "/AcroForm << /SigFlags 3 >>",
    "/OpenAction [3 0 R /Fit]"
  })
  void whatOnlyLooksLikeItIsTaken(String more) {
    assertThat(FileType.PDF.faults(pdf(more))).isEmpty();
  }

  @Test
  void anObjectStreamOfPlainObjectsIsTaken() {
    byte[] objects = deflated(latin("4 0 << /Type /Font /BaseFont /Helvetica >>"));
    assertThat(
            FileType.PDF.faults(
                pdfWithObjects("/N 1 /First 4 /Length 9 /Filter /FlateDecode", objects)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/Filter /ASCIIHexDecode",
    "/Filter 9 0 R",
    "/Filter [/FlateDecode /FlateDecode]",
    "/Fil#74er /FlateDecode",
    "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
    "/X (obj <<) /Filter /FlateDecode"
  })
  void anObjectStreamThatCannotBeReadIsRefused(String dictionary) {
    byte[] objects = deflated(latin("4 0 << /S /GoTo >>"));
    assertThat(FileType.PDF.faults(pdfWithObjects(dictionary, objects)))
        .containsExactly(NOT_LOOKED_INTO);
  }

  /** What stands in a dictionary is not taken for its end or its beginning. */
  @ParameterizedTest
  @CsvSource({
    "/stream 1 /Filter /FlateDecode, a PDF with JavaScript",
    "/upstreamX 1 /Filter /FlateDecode, a PDF with JavaScript",
    "/X /stream /Filter /FlateDecode, a PDF with JavaScript",
    "/objX 1 /Filter /FlateDecode, a PDF with JavaScript",
    "/obj << >> /Filter /FlateDecode, a PDF with objects that can't be looked into",
    "/X [ >> /Filter /FlateDecode, a PDF with objects that can't be looked into"
  })
  void whatIsPackedIsFoundWhateverItsDictionaryHolds(String dictionary, String fault) {
    byte[] objects = deflated(latin("4 0 << /S /JavaScript /JS 9 0 R >>"));
    assertThat(FileType.PDF.faults(pdfWithObjects(dictionary, objects))).containsExactly(fault);
  }

  @Test
  void whatHasNoTableIsNoPdf() {
    assertThat(FileType.PDF.faults(latin("%PDF-1.7<html></html>%%EOF")))
        .containsExactly("a PDF that is not whole: it has no startxref at its end");
  }

  @Test
  void aDamagedObjectStreamIsRefused() {
    byte[] objects = deflated(latin("4 0 << /S /GoTo >>"));
    assertThat(FileType.PDF.faults(pdfWithObjects("/Filter /FlateDecode", cut(objects, 8))))
        .containsExactly(NOT_LOOKED_INTO);
    assertThat(FileType.PDF.faults(pdf("/Type /ObjStm"))).containsExactly(NOT_LOOKED_INTO);
  }

  @Test
  void aBombIsNotUnpacked() {
    byte[] bomb = deflated(new byte[300_000_000]);
    assertThat(bomb).hasSizeLessThan(400_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThat(FileType.PDF.faults(pdfWithObjects("/Filter /FlateDecode", bomb)))
                .containsExactly(NOT_LOOKED_INTO));
  }

  @Test
  void manyNamesTakeLittleTime() {
    for (String name : new String[] {"/ObjStm", "/Launch", "/////", "<< /ObjStm obj stream "}) {
      byte[] many = joined(latin("%PDF-1.5\n"), latin(name.repeat(1_000_000)), latin("%%EOF"));
      Assertions.assertTimeout(Duration.ofSeconds(5), () -> FileType.PDF.faults(many));
    }
  }
}
