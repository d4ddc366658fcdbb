package huikuan.platform.templates;

import huikuan.platform.template.TemplateText;
import org.jspecify.annotations.Nullable;

/**
 * Words without a fault, to be filled in.
 *
 * @param reference of the version; null = they are not saved
 */
public record ShownTemplate(@Nullable String reference, String kind, TemplateText words) {}
