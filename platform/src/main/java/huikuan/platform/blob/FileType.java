package huikuan.platform.blob;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of files that are taken. All others are refused. */
public enum FileType {
  PDF("application/pdf", ".pdf", new PdfCheck()),
  PNG("image/png", ".png", new PngCheck()),
  JPEG("image/jpeg", ".jpg", new JpegCheck());

  /** The first bytes of files that are often sent, for the refusal's words. */
  private enum Other {
    ZIP("application/zip (also Word, Excel, OFD)", "PK\u0003\u0004"),
    TIFF("image/tiff", "II*\0"),
    MOTOROLA_TIFF("image/tiff", "MM\0*"),
    GIF("image/gif", "GIF8"),
    RTF("application/rtf", "{\\rtf"),
    MARKUP("HTML or XML", "<"),
    PROGRAM("a program", "MZ");

    private final String told;
    private final String begins;

    Other(String told, String begins) {
      this.told = told;
      this.begins = begins;
    }
  }

  private final String mediaType;
  private final String ending;
  private final ContentCheck check;

  FileType(String mediaType, String ending, ContentCheck check) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.check = check;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of a file's name, with its dot. */
  public String ending() {
    return ending;
  }

  /** The type of this media type. */
  public static Optional<FileType> of(String mediaType) {
    return Arrays.stream(values()).filter(each -> each.mediaType.equals(mediaType)).findAny();
  }

  /**
   * What a file is that is said to be of this type, and must not be: "a PDF with JavaScript"; empty
   * = it is sound. The content is looked at, and neither rendered nor run; what that takes grows
   * with its length alone.
   */
  public List<String> faults(byte[] content) {
    Bytes bytes = new Bytes(content);
    if (!check.begins(bytes)) {
      return List.of(told(bytes));
    }
    return check.faults(bytes);
  }

  private static String told(Bytes content) {
    for (FileType each : values()) {
      if (each.check.begins(content)) {
        return each.mediaType;
      }
    }
    for (Other each : Other.values()) {
      if (content.at(0, each.begins)) {
        return each.told;
      }
    }
    return "something else";
  }
}
