package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which resource answers which method and path. */
final class Router {
    record Match(Call.Answer answer, List<String> names) {}

    private record Route(String method, Pattern path, Call.Answer answer) {}

    private final List<Route> routes = new ArrayList<>();

    Router get(String path, Call.Answer answer) {
        return route("GET", path, answer);
    }

    Router post(String path, Call.Answer answer) {
        return route("POST", path, answer);
    }

    Router delete(String path, Call.Answer answer) {
        return route("DELETE", path, answer);
    }

    private Router route(String method, String path, Call.Answer answer) {
        routes.add(new Route(method, Pattern.compile(path.replaceAll(":\\w+", "([^/]+)")), answer));
        return this;
    }

    Match match(String method, String path) {
        for (var route : routes) {
            var matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                return new Match(route.answer(), groups(matcher.toMatchResult()));
            }
        }
        throw Refusal.noRoute(method, path);
    }

    private static List<String> groups(MatchResult found) {
        var groups = new ArrayList<String>();
        for (int i = 1; i <= found.groupCount(); i++) {
            groups.add(found.group(i));
        }
        return groups;
    }
}
