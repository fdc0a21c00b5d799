package app.sotto.usage.ledger;

import app.sotto.usage.Cap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A share of a limit that a holder's month has passed. */
record Mark(Counter.Key holder, Measure measure, int percent) {

    private static final int[] PERCENTS = {50, 80, 100};

    enum Measure {
        MINUTES,
        MONEY
    }

    /** Those between two states of a counter. */
    static List<Mark> passed(Terms terms, Counter before, Counter after) {
        var marks = new ArrayList<Mark>();
        add(
                marks,
                after.key(),
                Measure.MINUTES,
                seconds(terms, after.key()),
                before.used().seconds(),
                after.used().seconds());
        add(
                marks,
                after.key(),
                Measure.MONEY,
                micros(terms, after.key()),
                before.chargedMicros(),
                after.chargedMicros());
        return marks;
    }

    /**
     * What it is a share of: seconds or micro-units; null where there is no such limit any more.
     */
    @Nullable Long limit(Terms terms) {
        return measure == Measure.MINUTES ? seconds(terms, holder) : micros(terms, holder);
    }

    private static void add(
            List<Mark> marks,
            Counter.Key holder,
            Measure measure,
            @Nullable Long limit,
            long before,
            long after) {
        if (limit == null || limit == 0) {
            return;
        }
        for (int percent : PERCENTS) {
            double mark = limit * (percent / 100.0);
            if (before < mark && after >= mark) {
                marks.add(new Mark(holder, measure, percent));
            }
        }
    }

    /** The organisation's cap where it set one, else what its plan includes. */
    private static @Nullable Long seconds(Terms terms, Counter.Key key) {
        Cap cap = terms.cap(key.holder());
        if (cap.seconds() != null || !isOrganisation(key)) {
            return cap.seconds();
        }
        return terms.granted().monthly().toSeconds();
    }

    private static @Nullable Long micros(Terms terms, Counter.Key key) {
        return isOrganisation(key) ? terms.budget(key.holder()) : terms.cap(key.holder()).micros();
    }

    private static boolean isOrganisation(Counter.Key key) {
        return key.equals(key.organisation());
    }
}
