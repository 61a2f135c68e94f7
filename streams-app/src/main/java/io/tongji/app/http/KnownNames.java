package io.tongji.app.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers nothing to who asks for pages under a name that is not this server's. */
final class KnownNames extends Handler.Wrapper {

  private final KnownHosts hosts;
  private final String key;

  KnownNames(HttpSettings settings, Handler pages) {
    super(pages);
    this.hosts = new KnownHosts(settings.names());
    this.key = settings.prefix() + ".names";
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (hosts.include(request.getHeaders().get(HttpHeader.HOST))) {
      return super.handle(request, response, callback);
    }
    Pages.text(
        response, 421, "this name is not known here; " + key + " lists those that are", callback);
    return true;
  }
}
