package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.Questions;
import io.tongji.editing.UnitFiles;
import io.tongji.pipeline.PipelineTopology.Surroundings;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.rollup.RegisterBook;
import io.tongji.rollup.Residence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Puts register entries in force: all that the unit contributes moves to where it counts now. */
final class AcceptRegister implements Acceptance<RegisterRecord>, UnitFiles {

  /** Keeps what one task adds to the transaction of a commit well below its timeout. */
  private static final long FIRST_AT_ONCE = 500_000;

  /** So many units of a form are rather asked about twice than later. */
  private static final int FEW = 2_000;

  private final Catalogue catalogue;
  private final Surroundings surroundings;
  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private @Nullable RegisterBook register;
  private @Nullable UnitDesk desk;
  private @Nullable Contributors contributors;

  AcceptRegister(Catalogue catalogue, Surroundings surroundings) {
    this.catalogue = catalogue;
    this.surroundings = surroundings;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    for (Form form : Form.values()) {
      returns.put(form, UnitStores.returns(context, form));
    }
    register = UnitStores.register(context);
    desk = UnitStores.desk(context);
    ParameterBook parameters = UnitStores.parameters(context);
    Questions questions = new Questions(catalogue, this, parameters);
    contributors =
        new Contributors(
            context,
            surroundings.publication(),
            new Contributors.Books(returns, register, desk.accounts()),
            FIRST_AT_ONCE);
    desk.passOnAtCommit(
        context, new QueryDesk(context, questions, surroundings, FEW), contributors);
  }

  @Override
  public Verdict judge(RegisterRecord handedIn) {
    return Objects.requireNonNull(register).judge(handedIn);
  }

  @Override
  public void accept(RegisterRecord accepted) {
    RegisterBook book = Objects.requireNonNull(register);
    UnitDesk accounts = Objects.requireNonNull(desk);
    accounts.queries().touch(accepted.unitId());
    Residence before = book.residence(accepted.unitId());
    book.put(accepted);
    Residence after = book.residence(accepted.unitId());
    accounts.accounts().move(ledgers(accepted.unitId()), before, after);
    accounts.passOnIfLarge();
  }

  @Override
  public long entries() {
    return Objects.requireNonNull(register).size();
  }

  @Override
  public void close() {
    if (contributors != null) {
      contributors.close();
    }
  }

  private Map<Form, ReturnLedger> ledgers(String unitId) {
    Map<Form, ReturnLedger> ledgers = new EnumMap<>(Form.class);
    returns.forEach(
        (form, book) -> {
          ReturnLedger ledger = book.find(unitId);
          if (ledger != null) {
            ledgers.put(form, ledger);
          }
        });
    return ledgers;
  }

  @Override
  public @Nullable ReturnLedger ledger(String unitId, Form form) {
    return Objects.requireNonNull(returns.get(form)).find(unitId);
  }

  @Override
  public Residence residence(String unitId) {
    return Objects.requireNonNull(register).residence(unitId);
  }
}
