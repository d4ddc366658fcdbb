package huikuan.platform.templates;

import huikuan.platform.template.TemplateText;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody wants to see filled in.
 *
 * @param version null = the newest, unless there are words
 * @param words that are not saved; null = those of the version
 * @param kind of words that are not saved; null = that of the template
 */
public record AskedTemplate(
    @Nullable Integer version, @Nullable TemplateText words, @Nullable String kind) {}
