package app.sotto.operations.ui;

import app.sotto.billing.Revenue.Figures;
import app.sotto.billing.Revenue.Month;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Months as a table that spreadsheets read (RFC 4180); what is unknown is left empty. */
final class RevenueCsv {

    private static final String HEAD =
            "month,opening_cents,new_cents,expansion_cents,reactivation_cents,contraction_cents,"
                    + "churn_cents,closing_cents,arr_cents,opening_customers,new_customers,"
                    + "returned_customers,lost_customers,closing_customers,net_retention,"
                    + "gross_retention,customer_churn,arpa_cents,usage_micro_usd";

    private RevenueCsv() {}

    static String of(Figures figures) {
        return Stream.concat(
                        Stream.of(HEAD),
                        figures.months().stream().map(month -> line(month, figures)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Month month, Figures figures) {
        var cents = month.cents();
        var customers = month.customers();
        return Stream.of(
                        month.month(),
                        cents.opening(),
                        cents.started(),
                        cents.expansion(),
                        cents.returned(),
                        cents.contraction(),
                        cents.churn(),
                        cents.closing(),
                        month.annualCents(),
                        customers.opening(),
                        customers.started(),
                        customers.returned(),
                        customers.lost(),
                        customers.closing(),
                        number(month.netRetention(), 6),
                        number(month.grossRetention(), 6),
                        number(month.customerChurn(), 6),
                        number(month.averageCents(), 2),
                        number(figures.usage(month.month())))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String number(OptionalDouble figure, int digits) {
        return figure.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%." + digits + "f", figure.getAsDouble());
    }

    private static String number(OptionalLong figure) {
        return figure.isEmpty() ? "" : Long.toString(figure.getAsLong());
    }
}
