package huikuan.ledger.recipient;

import huikuan.platform.web.edge.LinkRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives an endpoint the recipient who asks: the one place where links are looked at. */
final class RecipientArgument implements HandlerMethodArgumentResolver {

  private final ObjectProvider<Recipients> recipients;

  RecipientArgument(ObjectProvider<Recipients> recipients) {
    this.recipients = recipients;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Recipient.class;
  }

  @Override
  public Recipient resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return recipients.getObject().of(request.getHeader(LinkRequests.HEADER));
  }
}
