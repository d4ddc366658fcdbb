package huikuan.gateway;

/** Something to look at from the index page; whoever adds to the gateway declares a bean. */
public record IndexLink(String path, String text) {}
