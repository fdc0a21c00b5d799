package app.sotto.usage.ui;

import app.sotto.accounts.Holders;
import app.sotto.accounts.Holders.Holder;
import app.sotto.accounts.Holders.Kind;
import app.sotto.tenancy.Caller;
import app.sotto.usage.UsageHistory;
import app.sotto.usage.UsageHistory.Row;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A month as one reader may see it: all of the organisation's, or a member's own with their keys.
 */
record MonthOfUse(
        YearMonth month, Instant start, Instant end, List<Row> rows, Map<UUID, Holder> holders) {

    static MonthOfUse read(
            YearMonth month,
            ZoneId zone,
            UsageHistory history,
            Holders holders,
            Optional<Caller.Member> only) {
        Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        Map<UUID, Holder> seen =
                holders.all().stream()
                        .filter(one -> only.isEmpty() || one.member().equals(only.get().id()))
                        .collect(Collectors.toMap(Holder::id, Function.identity()));
        List<Row> rows =
                history.between(start, end).stream()
                        .filter(row -> only.isEmpty() || seen.containsKey(row.holder()))
                        .toList();
        return new MonthOfUse(month, start, end, rows, seen);
    }

    long sum(ToLongFunction<Row> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    /** Those who used something and those who may, members first, then keys. */
    List<UUID> everybody() {
        Set<UUID> users = rows.stream().map(Row::holder).collect(Collectors.toSet());
        var known =
                holders.values().stream()
                        .filter(one -> one.active() || users.contains(one.id()))
                        .sorted(
                                Comparator.comparing((Holder one) -> one.kind() == Kind.KEY)
                                        .thenComparing(Holder::name))
                        .map(Holder::id)
                        .toList();
        var gone = users.stream().filter(one -> !holders.containsKey(one)).sorted().toList();
        return Stream.concat(known.stream(), gone.stream()).toList();
    }
}
