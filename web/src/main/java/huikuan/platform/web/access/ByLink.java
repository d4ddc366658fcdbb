package huikuan.platform.web.access;

import huikuan.platform.web.NotAParameter;

/**
 * Somebody who comes by the link in a mail, and has no token. An endpoint that is {@code of = LINK}
 * takes one: whoever makes it has looked at the link.
 */
public interface ByLink extends NotAParameter {}
