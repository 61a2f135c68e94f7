package io.tongji.app.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from its jar. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  /** The program and its version. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "tongji " + (version == null ? "(not packaged)" : version);
  }
}
