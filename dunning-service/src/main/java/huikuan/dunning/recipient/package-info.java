/** What recipients of mails tell by the links in them, and what somebody has to see to for it. */
@NullMarked
package huikuan.dunning.recipient;

import org.jspecify.annotations.NullMarked;
