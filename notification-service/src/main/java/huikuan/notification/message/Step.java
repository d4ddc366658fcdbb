package huikuan.notification.message;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;

/**
 * A step of a reminder case, which a message answers.
 *
 * @param caseId the reminder case that requested it
 * @param request its number among the case's requests
 * @param invoice the number of the item that the case is about
 * @param level {@code reminder-1}, {@code reminder-2} or {@code demand}
 */
public record Step(
    String caseId,
    int request,
    AccountId account,
    ItemKind itemKind,
    String invoice,
    String level) {}
