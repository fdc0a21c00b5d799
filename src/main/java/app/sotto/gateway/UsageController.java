package app.sotto.gateway;

import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.UsageHistory;
import app.sotto.usage.UsageHistory.Row;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's organisation used this period; true at once after a request. */
@RestController
class UsageController {

    private final Allowance allowance;
    private final UsageHistory history;

    UsageController(Allowance allowance, UsageHistory history) {
        this.allowance = allowance;
        this.history = history;
    }

    @GetMapping("/v1/usage")
    Usage usage() {
        Standing standing = allowance.standing();
        List<Row> rows = history.between(standing.periodStart(), standing.renewsAt());
        return new Usage(
                new Period(standing.periodStart(), standing.renewsAt()),
                new Totals(
                        sum(rows, Row::requests),
                        sum(rows, Row::chargedSeconds),
                        sum(rows, Row::receivedSeconds),
                        sum(rows, Row::promptTokens),
                        sum(rows, Row::completionTokens),
                        sum(rows, Row::includedMicros) + sum(rows, Row::overageMicros),
                        sum(rows, Row::includedMicros),
                        sum(rows, Row::overageMicros)),
                Remaining.of(standing),
                rows.stream().map(Day::of).toList());
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    record Usage(Period period, Totals totals, Remaining remaining, List<Day> data) {}

    record Period(Instant start, Instant end) {}

    /**
     * Sums of the period.
     *
     * @param audioSeconds of speech, as charged
     * @param receivedSeconds of audio decoded
     * @param cost the whole price, in micro-units; likewise the next two
     * @param included the part of it that the plan covers
     * @param overage the part that is paid on top
     */
    record Totals(
            long requests,
            @JsonProperty("audio_seconds") long audioSeconds,
            @JsonProperty("received_seconds") long receivedSeconds,
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("completion_tokens") long completionTokens,
            long cost,
            long included,
            long overage) {}

    /**
     * What is left; what running work holds is not.
     *
     * @param audioSeconds that may still be asked for, paid overage within the budget included
     * @param limitSeconds of speech in the plan
     * @param tokens of text in the plan, still unused
     * @param budget the most overage, in micro-units; null: no limit
     */
    record Remaining(
            @JsonProperty("audio_seconds") long audioSeconds,
            @JsonProperty("limit_seconds") long limitSeconds,
            long tokens,
            @JsonProperty("limit_tokens") long limitTokens,
            @Nullable Long budget) {

        static Remaining of(Standing standing) {
            return new Remaining(
                    standing.remainingSeconds(),
                    standing.limitSeconds(),
                    standing.includedTokensLeft(),
                    standing.limitTokens(),
                    standing.budgetMicros());
        }
    }

    /**
     * One day of one model and caller.
     *
     * @param day in the organisation's time zone, such as 2026-11-21
     * @param key the API key or member that used it
     */
    record Day(
            String day,
            String model,
            String key,
            long requests,
            @JsonProperty("audio_seconds") long audioSeconds,
            @JsonProperty("received_seconds") long receivedSeconds,
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("completion_tokens") long completionTokens,
            long cost,
            long included,
            long overage) {

        static Day of(Row row) {
            return new Day(
                    row.day().toString(),
                    row.model(),
                    row.holder().toString(),
                    row.requests(),
                    row.chargedSeconds(),
                    row.receivedSeconds(),
                    row.promptTokens(),
                    row.completionTokens(),
                    row.includedMicros() + row.overageMicros(),
                    row.includedMicros(),
                    row.overageMicros());
        }
    }
}
