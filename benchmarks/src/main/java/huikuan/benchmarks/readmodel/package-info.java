/** How quickly finance's questions are answered, however much there is to look through. */
@NullMarked
package huikuan.benchmarks.readmodel;

import org.jspecify.annotations.NullMarked;
