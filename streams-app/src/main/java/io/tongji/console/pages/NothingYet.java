package io.tongji.console.pages;

import io.tongji.catalogue.Language;
import io.tongji.console.html.PagePart.Node;

/** What a page says that has nothing to show yet. */
final class NothingYet {

  private NothingYet() {}

  /** Of figures. */
  static Node hint(Language language) {
    return Frame.message(
        "note",
        language.of(
            "还没有这里的数据。先报送名录和报表,几秒钟后这里就有;不在名录中的单位不计入。也可以换一个区划或报告期",
            "There are no figures here yet. Feed the register and returns: they are here within"
                + " seconds; units that are not in the register do not count. Or choose another"
                + " area or period"));
  }
}
