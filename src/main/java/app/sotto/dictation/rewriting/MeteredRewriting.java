package app.sotto.dictation.rewriting;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.Rewriting;
import app.sotto.dictation.library.Scripts;
import app.sotto.polish.Manner;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Script;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Estimate;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Holds the tokens that a text may take, polishes, and settles those it took. */
@Component
class MeteredRewriting implements Rewriting {

    /** Tokens of the instruction around a text, generously. */
    private static final long INSTRUCTION = 1000;

    private final Polisher polisher;
    private final Allowance allowance;
    private final Scripts scripts;

    MeteredRewriting(Polisher polisher, Allowance allowance, Scripts scripts) {
        this.polisher = polisher;
        this.allowance = allowance;
        this.scripts = scripts;
    }

    @Override
    public Rewritten rewrite(Caller caller, String text, Style style, String language) {
        ReservationId reservation = reserved(caller, estimate(text));
        try {
            Polished polished = polisher.polish(text, manner(caller, style, language));
            return new Rewritten(polished, allowance.settle(reservation, spent(polished)));
        } catch (RuntimeException e) {
            allowance.release(reservation);
            throw e;
        }
    }

    private Manner manner(Caller caller, Style style, String language) {
        if (!Script.mayBeIn(language)) {
            return Manner.of(style, language);
        }
        Script script = Script.of(language).orElseGet(() -> scripts.of(caller));
        return new Manner(style, Script.spoken(language), List.of(), script);
    }

    @Override
    public boolean serves(Style style) {
        return polisher.serves(style);
    }

    @Override
    public String engine() {
        return polisher.engine();
    }

    /** A model reads the text with its instruction and writes about as much. Rules take none. */
    private Estimate estimate(String text) {
        return Estimate.tokens(
                engine().equals(Polished.RULES) ? 0 : INSTRUCTION + 2L * text.length());
    }

    private ReservationId reserved(Caller caller, Estimate estimate) {
        return switch (allowance.hold(caller, Source.POLISH, estimate)) {
            case Admission.Granted(ReservationId reservation) -> reservation;
            case Admission.Exhausted(_, var renewsAt, _) ->
                    throw new AllowanceSpentException(renewsAt);
        };
    }

    private static Spent spent(Polished polished) {
        return new Spent(
                Duration.ZERO,
                Duration.ZERO,
                polished.engine(),
                Tokens.of(polished.promptTokens(), polished.completionTokens()));
    }
}
