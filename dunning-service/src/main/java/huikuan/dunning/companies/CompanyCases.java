package huikuan.dunning.companies;

import huikuan.dunning.waiting.WaitingCases;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Cases whose step is due and waits for something of their company. */
@Component
public class CompanyCases extends WaitingCases {

  CompanyCases(MongoTemplate mongo) {
    super(mongo, "waiting-cases");
  }
}
