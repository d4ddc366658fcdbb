/** The one door: routes, limits, one OpenAPI page. */
@NullMarked
package huikuan.gateway;

import org.jspecify.annotations.NullMarked;
