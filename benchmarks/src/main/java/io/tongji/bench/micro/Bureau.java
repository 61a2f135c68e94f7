package io.tongji.bench.micro;

import io.tongji.bench.work.Workload;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.log.aggregates.Vintage;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.rollup.unit.RegisterBook;
import io.tongji.verify.InputRecords;
import java.util.ArrayList;
import java.util.List;

/** Returns on output and the register, as the pipeline meets them. */
final class Bureau implements InputRecords.RecordReceiver {

  private static final Workload.Size SIZE = new Workload.Size(2_000, 24);

  private final Workload workload = new Workload(CatalogueFiles.builtIn(), SIZE);
  private final RegisterBook register = new RegisterBook(workload.catalogue());
  private final List<Return> returns = new ArrayList<>();

  Bureau() {
    workload.readAll(this);
  }

  @Override
  public void take(Return handedIn, long timestamp) {
    if (handedIn.form() == Form.OUTPUT) {
      returns.add(handedIn);
    }
  }

  @Override
  public void take(RegisterRecord handedIn) {
    register.put(handedIn);
  }

  /** Targets have no part in this. */
  @Override
  public void take(Vintage released) {}

  @Override
  public void take(Target handedIn) {}

  Workload workload() {
    return workload;
  }

  RegisterBook register() {
    return register;
  }

  /** In the order in which they are handed in. */
  List<Return> returns() {
    return returns;
  }
}
