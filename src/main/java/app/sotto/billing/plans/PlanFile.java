package app.sotto.billing.plans;

import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The plans as they ship. */
final class PlanFile {

    private PlanFile() {}

    static List<Plan> read() {
        var sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("plans", new ClassPathResource("app/sotto/billing/plans.yml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("The plans cannot be read", e);
        }
        var lines =
                new Binder(ConfigurationPropertySources.from(sources))
                        .bind("", Bindable.of(Lines.class))
                        .get()
                        .plans();
        return IntStream.range(0, lines.size()).mapToObj(i -> lines.get(i).plan(i)).toList();
    }

    record Lines(@DefaultValue List<Line> plans) {}

    /**
     * One plan of the file.
     *
     * @param overageBudget in micro-units; null: the plan stops at its end
     * @param retentionDays null: until deleted
     */
    record Line(
            String code,
            int version,
            String nameEn,
            String nameZh,
            long priceCents,
            @DefaultValue("usd") String currency,
            @DefaultValue("false") boolean perSeat,
            @DefaultValue("1") int leastSeats,
            @DefaultValue("0") int trialDays,
            long minutes,
            long tokens,
            @Nullable Long overageBudget,
            Prices prices,
            Rates rates,
            @DefaultValue Set<String> models,
            @DefaultValue("1") int concurrentDictations,
            @Nullable Integer retentionDays) {

        Plan plan(int place) {
            return new Plan(
                    new PlanId(code, version),
                    place,
                    nameEn,
                    nameZh,
                    priceCents,
                    currency,
                    new Plan.Seats(perSeat, leastSeats),
                    trialDays,
                    terms(),
                    Draft.lookupKey(code, version),
                    Plan.State.OFFERED);
        }

        private Entitlements terms() {
            return new Entitlements(
                    code,
                    version,
                    Duration.ofMinutes(minutes),
                    tokens,
                    overageBudget == null ? Overage.STOPS : new Overage(true, overageBudget),
                    prices,
                    rates,
                    models,
                    concurrentDictations,
                    retentionDays);
        }
    }
}
