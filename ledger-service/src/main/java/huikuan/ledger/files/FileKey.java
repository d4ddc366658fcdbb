package huikuan.ledger.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.blob.BlobHash;

/** A file of a company among the aggregates of the ledger. */
record FileKey(String company, BlobHash hash) {

  private static final String PREFIX = "file/";

  @JsonCreator
  static FileKey parse(String text) {
    int hash = text.lastIndexOf('/') + 1;
    return new FileKey(
        text.substring(PREFIX.length(), hash - 1), BlobHash.parse(text.substring(hash)));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company + "/" + hash;
  }
}
