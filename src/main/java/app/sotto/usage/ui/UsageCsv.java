package app.sotto.usage.ui;

import app.sotto.accounts.Holders.Holder;
import app.sotto.usage.UsageHistory.Row;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A month as a table that spreadsheets read (RFC 4180), a line a day, model and holder. */
final class UsageCsv {

    private static final String HEAD =
            "day,model,holder,name,requests,charged_seconds,received_seconds,prompt_tokens,"
                    + "completion_tokens,included_micro_usd,overage_micro_usd";

    private UsageCsv() {}

    static String of(MonthOfUse month) {
        return Stream.concat(Stream.of(HEAD), month.rows().stream().map(row -> line(row, month)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Row row, MonthOfUse month) {
        Holder holder = month.holders().get(row.holder());
        return Stream.of(
                        row.day(),
                        row.model(),
                        row.holder(),
                        holder == null ? "" : holder.name(),
                        row.requests(),
                        row.chargedSeconds(),
                        row.receivedSeconds(),
                        row.promptTokens(),
                        row.completionTokens(),
                        row.includedMicros(),
                        row.overageMicros())
                .map(field -> quoted(String.valueOf(field)))
                .collect(Collectors.joining(","));
    }

    /**
     * A name that begins like a formula is led by an apostrophe, so that a spreadsheet does not
     * compute it.
     */
    private static String quoted(String field) {
        String safe = field.matches("(?s)[=+@\\t\\r-].*") ? "'" + field : field;
        return safe.matches("(?s).*[\",\\r\\n].*")
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
