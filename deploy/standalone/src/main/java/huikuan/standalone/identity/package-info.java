/**
 * The standalone's own authorization server: sample people, an ERP's client, and their tokens. In
 * production the company's identity provider stands in its place.
 */
@NullMarked
package huikuan.standalone.identity;

import org.jspecify.annotations.NullMarked;
