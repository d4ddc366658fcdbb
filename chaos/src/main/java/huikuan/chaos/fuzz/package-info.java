/**
 * Requests that nobody would send, made from what OpenAPI describes, and what must be true of their
 * answers.
 */
@NullMarked
package huikuan.chaos.fuzz;

import org.jspecify.annotations.NullMarked;
