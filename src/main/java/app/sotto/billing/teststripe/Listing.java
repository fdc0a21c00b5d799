package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists objects newest first, a page at a time.
 *
 * <p>Copies: https://docs.stripe.com/api/pagination and the {@code created} filter of its list
 * endpoints (2026-07-29.dahlia).
 */
final class Listing {
    private Listing() {}

    /** A page of a table. */
    static ObjectNode of(Call call, Store store, String table, Predicate<ObjectNode> test) {
        var created = created(call.params().group("created"), call.params());
        return page(call, store.seen(table, test.and(created)).reversed());
    }

    /** A page of objects that are already in the order of the list. */
    static ObjectNode page(Call call, List<ObjectNode> all) {
        var params = call.params();
        long limit = params.number("limit", 10);
        if (limit < 1 || limit > 100) {
            throw Refusal.invalid("This value must be between 1 and 100.", "limit");
        }
        var after = params.text("starting_after");
        var before = params.text("ending_before");
        int from = after == null ? 0 : place(all, after, "starting_after") + 1;
        int to = before == null ? all.size() : place(all, before, "ending_before");
        if (before != null) {
            from = Math.max(0, to - (int) limit);
        }
        var page = new ArrayList<>(all.subList(from, Math.min(to, from + (int) limit)));
        boolean more = before == null ? from + page.size() < all.size() : from > 0;
        return Json.of("object", "list", "data", page, "has_more", more, "url", call.path());
    }

    private static int place(List<ObjectNode> all, String id, String param) {
        for (int i = 0; i < all.size(); i++) {
            if (Json.is(all.get(i), "id", id)) {
                return i;
            }
        }
        throw Refusal.noSuch("object in this list", id, param);
    }

    private static Predicate<ObjectNode> created(@Nullable Params range, Params params) {
        if (range == null) {
            return object -> true;
        }
        params.has("created");
        long gt = range.number("gt", Long.MIN_VALUE);
        long gte = range.number("gte", Long.MIN_VALUE);
        long lt = range.number("lt", Long.MAX_VALUE);
        long lte = range.number("lte", Long.MAX_VALUE);
        return object -> {
            long at = Json.number(object, "created");
            return at > gt && at >= gte && at < lt && at <= lte;
        };
    }

    /** Objects whose field is the parameter of the same name, where it was sent. */
    static Predicate<ObjectNode> where(Params params, String... fields) {
        Predicate<ObjectNode> test = object -> true;
        for (var field : fields) {
            var wanted = params.text(field);
            if (wanted != null) {
                test = test.and(object -> wanted.equals(Json.text(object, field)));
            }
        }
        return test;
    }
}
