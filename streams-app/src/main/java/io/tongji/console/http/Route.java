package io.tongji.console.http;

import static io.tongji.console.users.DeskRole.ADMINISTRATOR;
import static io.tongji.console.users.DeskRole.ANALYST;
import static io.tongji.console.users.DeskRole.AUDITOR;
import static io.tongji.console.users.DeskRole.CLERK;
import static io.tongji.console.users.DeskRole.PUBLISHER;

import io.tongji.catalogue.Language;
import io.tongji.console.users.DeskRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that the console answers to, and to whom: there is nothing beside this table. */
public enum Route {
  LOGIN_PAGE("GET", "/login", "登录", "Log in", Access.OPEN),
  LOGIN("POST", "/login", "登录", "log in", Access.OPEN),
  SETUP_PAGE("GET", "/setup/{token}", "第一个管理员", "First administrator", Access.OPEN),
  SETUP("POST", "/setup/{token}", "建立第一个管理员", "make the first administrator", Access.OPEN),
  LANGUAGE("GET", "/language/{to}", "切换语言", "switch the language", Access.OPEN),
  ASSET("GET", "/assets/{file}", "脚本与样式", "script and style", Access.OPEN),
  HOME("GET", "/", "首页", "Home", Access.ANY),
  LOGOUT("POST", "/logout", "退出", "log out", Access.ANY),
  PASSWORD_PAGE("GET", "/password", "修改密码", "Change password", Access.ANY),
  PASSWORD("POST", "/password", "修改密码", "change one's own password", Access.ANY),
  FEED("GET", "/feed", "报送", "Feed", CLERK),
  UPLOAD("POST", "/feed", "上传文件核对", "have files checked", CLERK),
  JOB("GET", "/feed/{job}", "审核结果", "Result of the check", CLERK),
  JOB_STATE("GET", "/feed/{job}/state", "核对进度", "how far a job is", CLERK),
  MEND("POST", "/feed/{job}/mend", "在页面改正一行", "mend a row in the page", CLERK),
  CHECK("POST", "/feed/{job}/check", "重新核对", "check again", CLERK),
  REJECTS("GET", "/feed/{job}/rejects.xlsx", "退回的行", "the rows that are refused", CLERK),
  SUBMIT("POST", "/feed/{job}/submit", "提交", "submit", CLERK),
  DISCARD("POST", "/feed/{job}/discard", "放弃", "discard", CLERK),
  DISCARD_SOME("POST", "/feed/discard", "放弃所选", "discard several", CLERK),
  RECEIPT("GET", "/feed/{job}/receipt", "回执", "Receipt", CLERK),
  RECEIPT_FILE("GET", "/feed/{job}/receipt.json", "回执文件", "the receipt as a file", CLERK),
  QUERIES("GET", "/queries", "查询", "Queries", CLERK, ANALYST),
  ANSWER("POST", "/queries", "说明查询", "explain a query", CLERK, ANALYST),
  QUERIES_FILE(
      "GET",
      "/queries.xlsx",
      "下载查询清单(Excel)",
      "the queries as a file to be filled in",
      CLERK,
      ANALYST),
  MISSING("GET", "/missing", "未报", "Missing", CLERK, ANALYST),
  MISSING_FILE(
      "GET", "/missing.xlsx", "下载未报名单(Excel)", "the missing units as a file", CLERK, ANALYST),
  BOARD("GET", "/board", "看板", "Board", ANALYST, PUBLISHER),
  BOARD_CHANGES("GET", "/board/changes", "看板有无变化", "if figures changed", ANALYST, PUBLISHER),
  BOARD_LIVE("GET", "/board/live", "看板换新数", "the board for an open page", ANALYST, PUBLISHER),
  EXPLAIN("GET", "/explain", "数据构成", "What a figure is made of", ANALYST),
  REPORT("GET", "/report", "报告", "Report", ANALYST, PUBLISHER),
  LINT("POST", "/report", "核对文稿", "Check of a text", ANALYST, PUBLISHER),
  UNIT("GET", "/unit", "名录", "Register", CLERK, ANALYST),
  TARGETS("GET", "/targets", "目标", "Targets", CLERK, ANALYST),
  RELEASES("GET", "/release", "发布", "Releases", PUBLISHER),
  RELEASE_REQUEST("POST", "/release", "申请发布", "ask for a release", PUBLISHER),
  PREVIEW("GET", "/release/preview", "发布预览", "Preview of a release", PUBLISHER),
  PREVIEW_BEGIN("POST", "/release/preview", "开始预览", "begin a preview", PUBLISHER),
  PREVIEW_STATE("GET", "/release/preview/state", "预览进度", "how far a preview is", PUBLISHER),
  PREVIEW_FILE("GET", "/release/preview.xlsx", "预览下载(Excel)", "a preview as a file", PUBLISHER),
  RELEASE("GET", "/release/{id}", "一次发布", "A release", PUBLISHER),
  RELEASE_STATE("GET", "/release/{id}/state", "申请是否已决定", "if it is decided", PUBLISHER),
  LOG("GET", "/log", "日志", "Log", AUDITOR),
  LOG_WORKBOOK("GET", "/log.xlsx", "下载日志(Excel)", "the log as a workbook", AUDITOR),
  LOG_CSV("GET", "/log.csv", "下载日志(CSV)", "the log as CSV", AUDITOR),
  USERS("GET", "/users", "用户", "Users", ADMINISTRATOR),
  USER_ADD("POST", "/users", "新建用户", "add a user", ADMINISTRATOR),
  USER_DISABLE("POST", "/users/{name}/disable", "停用用户", "disable a user", ADMINISTRATOR),
  USER_PASSWORD("POST", "/users/{name}/password", "重置密码", "give a new password", ADMINISTRATOR);

  private final String method;
  private final String path;
  private final String[] parts;
  private final String chinese;
  private final String english;
  private final Access access;
  private final Set<DeskRole> roles;

  /** Who may ask, besides roles. */
  public enum Access {
    /** Everybody. */
    OPEN,
    /** Whoever has logged in. */
    ANY,
    /** Some roles. */
    ROLES
  }

  /** A route that a request is for, and the parts of its path that are not fixed. */
  public record Match(Route route, Map<String, String> variables) {}

  Route(String method, String path, String chinese, String english, Access access) {
    this(method, path, chinese, english, access, EnumSet.allOf(DeskRole.class));
  }

  Route(
      String method,
      String path,
      String chinese,
      String english,
      DeskRole first,
      DeskRole... others) {
    this(method, path, chinese, english, Access.ROLES, EnumSet.of(first, others));
  }

  Route(
      String method,
      String path,
      String chinese,
      String english,
      Access access,
      Set<DeskRole> roles) {
    this.method = method;
    this.path = path;
    this.parts = path.split("/", -1);
    this.chinese = chinese;
    this.english = english;
    this.access = access;
    this.roles = roles;
  }

  /** The method of HTTP. */
  public String method() {
    return method;
  }

  /** The path, with variables in braces. */
  public String path() {
    return path;
  }

  /** Its name for people. */
  public String title(Language language) {
    return language.of(chinese, english);
  }

  /** Who may ask. */
  public Access access() {
    return access;
  }

  /** The roles that may ask; all of them if whoever has logged in may. */
  public Set<DeskRole> roles() {
    return EnumSet.copyOf(roles);
  }

  /** True if it is a page of the menu. */
  public boolean isInMenu() {
    return switch (this) {
      case HOME, FEED, QUERIES, MISSING, BOARD, REPORT, UNIT, TARGETS, RELEASES, LOG, USERS -> true;
      default -> false;
    };
  }

  /** True if a page asks for it again and again by itself: that keeps no session open. */
  public boolean isByItself() {
    return switch (this) {
      case JOB_STATE, BOARD_CHANGES, BOARD_LIVE, PREVIEW_STATE, RELEASE_STATE -> true;
      default -> false;
    };
  }

  /** True if the log has who used it. */
  public boolean isAudited() {
    return switch (this) {
      case LOGIN,
          SETUP,
          PASSWORD,
          SUBMIT,
          ANSWER,
          RELEASE_REQUEST,
          USER_ADD,
          USER_DISABLE,
          USER_PASSWORD ->
          true;
      default -> false;
    };
  }

  /** True if a request changes something. */
  boolean changes() {
    return method.equals("POST");
  }

  /** The route of a method and a path; empty: there is none. */
  static Optional<Match> find(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return Arrays.stream(values())
        .filter(route -> route.method.equals(asked))
        .flatMap(route -> route.match(path).stream())
        .findFirst();
  }

  /** True if a path is one of these, by whatever method. */
  static boolean knows(String path) {
    return Arrays.stream(values()).anyMatch(route -> route.match(path).isPresent());
  }

  private Optional<Match> match(String asked) {
    String[] given = asked.split("/", -1);
    if (given.length != parts.length) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int at = 0; at < parts.length; at++) {
      if (parts[at].startsWith("{") && !given[at].isEmpty()) {
        variables.put(parts[at].substring(1, parts[at].length() - 1), given[at]);
      } else if (!parts[at].equals(given[at])) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(this, Map.copyOf(variables)));
  }
}
