package huikuan.notification.template;

import org.jspecify.annotations.Nullable;

/**
 * The words of a template, with names in double braces where a letter's data goes.
 *
 * @param subject one line
 * @param html null = the text in the letters' layout
 */
public record TemplateText(String subject, String text, @Nullable String html) {}
