package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.plans.Draft;
import app.sotto.shell.kit.Dollars;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValueContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a plan's next version; every mistake is marked where it is. */
class PlanForm extends Div {

    private static final int MANY = 2_000_000_000;
    private static final int LONGEST = 36_500;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");

    private final TextField nameEn = text("name.en");
    private final TextField nameZh = text("name.zh");
    private final BigDecimalField price = dollars("price");
    private final IntegerField least = whole("least");
    private final IntegerField trial = whole("trial");
    private final IntegerField minutes = whole("minutes");
    private final IntegerField tokens = whole("tokens");
    private final Checkbox charged = new Checkbox(say("charged"));
    private final BigDecimalField budget = dollars("budget");
    private final BigDecimalField speech = dollars("speech");
    private final BigDecimalField prompt = dollars("prompt");
    private final BigDecimalField cached = dollars("cached");
    private final BigDecimalField completion = dollars("completion");
    private final IntegerField requests = whole("requests");
    private final IntegerField audio = whole("audio");
    private final IntegerField textRate = whole("text");
    private final IntegerField concurrent = whole("concurrent");
    private final IntegerField retention = whole("retention");
    private final TextField models = text("models");
    private final List<Component> wrong = new ArrayList<>();

    PlanForm(Plan plan) {
        addClassName("plans-fields");
        show(Draft.of(plan));
        least.setVisible(plan.seats().each());
        budget.setHelperText(say("budget.hint"));
        retention.setHelperText(say("retention.hint"));
        models.setHelperText(say("models.hint"));
        models.addClassName("wide");
        charged.addClassName("wide");
        charged.addValueChangeListener(change -> budget.setVisible(change.getValue()));
        budget.setVisible(charged.getValue());
        add(nameEn, nameZh, price, least, trial, minutes, tokens, charged, budget);
        add(speech, prompt, cached, completion, requests, audio, textRate, concurrent, retention);
        add(models);
    }

    private void show(Draft draft) {
        nameEn.setValue(draft.nameEn());
        nameZh.setValue(draft.nameZh());
        price.setValue(BigDecimal.valueOf(draft.priceCents(), 2));
        least.setValue(draft.leastSeats());
        trial.setValue(draft.trialDays());
        minutes.setValue(Math.toIntExact(draft.minutes()));
        tokens.setValue(Math.toIntExact(draft.tokens()));
        charged.setValue(draft.overage().charged());
        Long limit = draft.overage().budgetMicros();
        budget.setValue(limit == null ? null : amount(limit));
        speech.setValue(amount(draft.prices().speechSecond() * 60));
        prompt.setValue(amount(draft.prices().promptMillion()));
        cached.setValue(amount(draft.prices().cachedMillion()));
        completion.setValue(amount(draft.prices().completionMillion()));
        requests.setValue(Math.toIntExact(draft.rates().requests()));
        audio.setValue(Math.toIntExact(draft.rates().audioSeconds()));
        textRate.setValue(Math.toIntExact(draft.rates().tokens()));
        concurrent.setValue(draft.concurrentDictations());
        retention.setValue(draft.retentionDays());
        models.setValue(String.join(", ", draft.models().stream().sorted().toList()));
    }

    private static BigDecimal amount(long micros) {
        var amount = Dollars.amount(micros).stripTrailingZeros();
        return amount.scale() < 2 ? amount.setScale(2) : amount;
    }

    /** What is written, or empty and the first mistake in focus. */
    Optional<Draft> read() {
        wrong.clear();
        var draft =
                new Draft(
                        name(nameEn),
                        name(nameZh),
                        micros(price, 2) / 10_000,
                        number(least, 1, 100_000),
                        number(trial, 0, 730),
                        number(minutes, 0, 10_000_000),
                        number(tokens, 0, MANY),
                        overage(),
                        prices(),
                        rates(),
                        models(),
                        number(concurrent, 1, 1000),
                        retention());
        if (!wrong.isEmpty()) {
            ((Focusable<?>) wrong.getFirst()).focus();
            return Optional.empty();
        }
        return Optional.of(draft);
    }

    private Overage overage() {
        if (!charged.getValue()) {
            budget.setInvalid(false);
            return Overage.STOPS;
        }
        return new Overage(true, budget.getValue() == null ? limitless() : limit());
    }

    private @Nullable Long limitless() {
        accept(budget, unread(budget) ? getTranslation("billing.plans.wrong.amount", 2) : null);
        return null;
    }

    /** Something stands in it that is no number. */
    private static <V> boolean unread(HasValidator<V> field) {
        return field.getDefaultValidator().apply(null, new ValueContext()).isError();
    }

    private Long limit() {
        return micros(budget, 2);
    }

    private Prices prices() {
        long minute = micros(speech, 6);
        if (!speech.isInvalid() && minute % 60 != 0) {
            accept(
                    speech,
                    getTranslation(
                            "billing.plans.wrong.minute",
                            amount(minute / 60 * 60).toPlainString(),
                            amount((minute / 60 + 1) * 60).toPlainString()));
        }
        return new Prices(minute / 60, micros(prompt, 6), micros(cached, 6), micros(completion, 6));
    }

    private Rates rates() {
        return new Rates(
                number(requests, 1, MANY), number(audio, 1, MANY), number(textRate, 1, MANY));
    }

    private @Nullable Integer retention() {
        if (retention.getValue() == null) {
            accept(
                    retention,
                    unread(retention)
                            ? getTranslation("billing.plans.wrong.number", 1, LONGEST)
                            : null);
            return null;
        }
        return number(retention, 1, LONGEST);
    }

    private Set<String> models() {
        var names =
                Arrays.stream(models.getValue().split("[,\\s]+"))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        boolean right = names.stream().allMatch(name -> MODEL.matcher(name).matches());
        accept(models, right ? null : getTranslation("billing.plans.wrong.models"));
        return names;
    }

    private String name(TextField field) {
        String name = field.getValue().strip();
        boolean right = !name.isEmpty() && name.length() <= 40;
        accept(field, right ? null : getTranslation("billing.plans.wrong.name"));
        return name;
    }

    private int number(IntegerField field, int from, int to) {
        Integer value = field.getValue();
        boolean right = value != null && value >= from && value <= to;
        accept(field, right ? null : getTranslation("billing.plans.wrong.number", from, to));
        return right && value != null ? value : from;
    }

    /** Micro-units of an amount with so many digits after the point at most. */
    private long micros(BigDecimalField field, int digits) {
        BigDecimal value = field.getValue();
        boolean right =
                value != null
                        && value.signum() >= 0
                        && value.compareTo(MOST) <= 0
                        && value.stripTrailingZeros().scale() <= digits;
        accept(field, right ? null : getTranslation("billing.plans.wrong.amount", digits));
        return right && value != null ? Dollars.micros(value) : 0;
    }

    private <F extends Component & HasValidation> void accept(F field, @Nullable String problem) {
        field.setInvalid(problem != null);
        field.setErrorMessage(problem == null ? "" : problem);
        if (problem != null) {
            wrong.add(field);
        }
    }

    private TextField text(String name) {
        var field = new TextField(say(name));
        field.setManualValidation(true);
        return field;
    }

    private IntegerField whole(String name) {
        var field = new IntegerField(say(name));
        field.setManualValidation(true);
        return field;
    }

    private BigDecimalField dollars(String name) {
        var field = new BigDecimalField(say(name));
        field.setLocale(Locale.ENGLISH);
        field.setPrefixComponent(new Span("$"));
        field.setManualValidation(true);
        return field;
    }

    private String say(String name) {
        return getTranslation("billing.plans.field." + name);
    }
}
