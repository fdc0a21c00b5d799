package app.sotto.dictation.rewriting;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.Rewriting;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Holds nothing but its place in the books, polishes, and settles the tokens. */
@Component
class MeteredRewriting implements Rewriting {

    private final Polisher polisher;
    private final Allowance allowance;

    MeteredRewriting(Polisher polisher, Allowance allowance) {
        this.polisher = polisher;
        this.allowance = allowance;
    }

    @Override
    public Polished rewrite(Caller caller, String text, Style style, String language) {
        ReservationId reservation = reserved(caller);
        try {
            Polished polished = polisher.polish(text, style, language);
            allowance.settle(reservation, spent(polished));
            return polished;
        } catch (RuntimeException e) {
            allowance.release(reservation);
            throw e;
        }
    }

    @Override
    public boolean serves(Style style) {
        return polisher.serves(style);
    }

    @Override
    public String engine() {
        return polisher.engine();
    }

    private ReservationId reserved(Caller caller) {
        return switch (allowance.hold(caller, Source.POLISH, Duration.ZERO)) {
            case Admission.Granted(ReservationId reservation) -> reservation;
            case Admission.Exhausted(_, var renewsAt) ->
                    throw new AllowanceSpentException(renewsAt);
        };
    }

    private static Spent spent(Polished polished) {
        return new Spent(
                Duration.ZERO,
                Duration.ZERO,
                polished.engine(),
                polished.promptTokens(),
                polished.completionTokens());
    }
}
