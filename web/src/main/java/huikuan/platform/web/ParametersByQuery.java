package huikuan.platform.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Parameters stand in the query, and never in a header: what may be asked is checked by the query.
 */
@ControllerAdvice
final class ParametersByQuery {

  @InitBinder
  void noHeaders(WebDataBinder binder) {
    if (binder instanceof ExtendedServletRequestDataBinder extended) {
      extended.setHeaderPredicate(_ -> false);
    }
  }
}
