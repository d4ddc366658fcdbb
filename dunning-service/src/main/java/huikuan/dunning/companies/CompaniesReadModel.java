package huikuan.dunning.companies;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The companies, for comparison with the log. */
public final class CompaniesReadModel {

  private CompaniesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        CompanyDirectory.COLLECTION,
        CompanyDirectory.PROCESSOR,
        "_id",
        CompanyDirectory::new,
        event ->
            event.payload() instanceof CompanyEvent company
                ? List.of(company.company())
                : List.of());
  }
}
