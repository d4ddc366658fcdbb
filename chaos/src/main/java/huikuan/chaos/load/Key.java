package huikuan.chaos.load;

/** Identifies a document within the one company. */
public record Key(String kind, String number) {

  @Override
  public String toString() {
    return kind + " " + number;
  }
}
