/** What happened to a case, as facts, and as sentences for those who ask. */
@NullMarked
package huikuan.dunning.timeline;

import org.jspecify.annotations.NullMarked;
