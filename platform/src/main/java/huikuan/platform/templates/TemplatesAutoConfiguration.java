package huikuan.platform.templates;

import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.axon.template.ShippedTemplates;
import huikuan.platform.axon.template.Template;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.template.LoggedTemplates;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateRules;
import huikuan.platform.template.TemplateStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Templates, if a service says what they are: a {@link TemplateForm}, and its rules. */
@AutoConfiguration(beforeName = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration")
@ConditionalOnBean(TemplateForm.class)
@Import(Template.class)
public final class TemplatesAutoConfiguration {

  @Bean
  TemplateStore templateStore(EventLog log) {
    return new LoggedTemplates(log);
  }

  @Bean
  ShippedTemplates shippedTemplates(TemplateForm form) {
    return new ShippedTemplates(form);
  }

  @Bean
  TemplateRequests templateRequests(
      TemplateForm form, TemplateStore templates, TemplateRules rules, Commands commands) {
    return new TemplateRequests(form, templates, rules, commands);
  }
}
