package huikuan.platform.web;

/** What an endpoint is given and no query parameter brings. */
public interface NotAParameter {}
