package huikuan.notification.mail;

import huikuan.platform.template.Language;

/** The heading of a column in which claims are listed. */
enum Heading {
  NUMBER("发票号码", "Invoice"),
  REFUND_NUMBER("退款号码", "Refund"),
  ITEM_NUMBER("发票/退款号码", "Invoice or refund"),
  KIND("类别", "Kind"),
  INVOICE_DATE("开票日期", "Invoice date"),
  REFUND_DATE("退款日期", "Refund date"),
  ITEM_DATE("日期", "Date"),
  DUE_DATE("付款到期日", "Due date"),
  REFERENCE("贵方参考号", "Your reference"),
  CONTRACT("合同编号", "Contract"),
  CURRENCY("币种", "Currency"),
  AMOUNT("发票金额", "Amount"),
  REFUND_AMOUNT("退款金额", "Amount"),
  ITEM_AMOUNT("金额", "Amount"),
  PAID("已付金额", "Paid"),
  RECEIVED("已收款、待核销", "Received, not yet allocated"),
  OPEN("未付金额", "Open"),
  HELD("其中暂停催收", "Of which on hold"),
  HELD_BEFORE("其中另行处理", "Of which on hold"),
  PAYABLE("应付金额", "Payable"),
  DAYS_OVERDUE("逾期天数", "Days overdue"),
  DAYS_LEFT("距到期天数", "Days until due");

  private final String zh;
  private final String en;

  Heading(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
