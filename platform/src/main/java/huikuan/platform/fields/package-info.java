/** Reading what senders write, leniently: every fault at once, each with what would be right. */
@NullMarked
package huikuan.platform.fields;

import org.jspecify.annotations.NullMarked;
