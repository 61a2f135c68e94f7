package io.tongji.app.local;

import java.io.IOException;

/**
 * The registry's side of the child process: runs the registry and ends with its parent. It is
 * started with nothing but the registry's own jars, so it may use only the JDK.
 */
public final class RegistryProcess {

  private RegistryProcess() {}

  /**
   * Runs the main class named first until standard input ends, as it does when the parent dies. The
   * first line of standard input is the login of those who may call: arguments are seen by all.
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    RegistryGuard.admit(firstLine());
    Thread watch = new Thread(RegistryProcess::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[0]);
  }

  private static String firstLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = System.in.read(); next >= 0 && next != '\n'; next = System.in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException closed) {
      System.err.println("standard input failed: " + closed);
    }
    // What was acknowledged is on disk; an orderly end of the web server would only take time.
    Runtime.getRuntime().halt(0);
  }
}
