package huikuan.chaos.load;

/** A balance once answered of an account, as of a day and as known at a position, in cents. */
public record Noted(String account, String asOf, long knownAt, long balance) {}
