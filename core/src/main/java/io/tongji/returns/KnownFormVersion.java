package io.tongji.returns;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * H10: the version of the form's layout is known; a version that is not stated is accepted.
 *
 * @param versions that are known
 */
record KnownFormVersion(Set<String> versions) implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    String stated = handedIn.remarks().formVersion();
    return stated == null || stated.isEmpty() || versions.contains(stated)
        ? null
        : new Rejection(Reason.FORM_VERSION, "form_version", stated);
  }

  @Override
  public List<String> columns() {
    return List.of("form_version");
  }
}
