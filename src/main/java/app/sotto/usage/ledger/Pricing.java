package app.sotto.usage.ledger;

import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Receipt;
import java.math.BigInteger;

/**
 * What work comes to. Each kind is used up as it was settled: what the plan includes first, the
 * rest is overage. Every result is a whole number of micro-units; half of one rounds up, once per
 * piece of work.
 */
final class Pricing {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Pricing() {}

    /**
     * The price of work.
     *
     * @param before what the organisation used this month until now
     */
    static Receipt receipt(Entitlements granted, Amount before, long seconds, Tokens tokens) {
        Amount booked = new Amount(seconds, tokens.total());
        Amount over = over(granted, before, booked);
        long speech = Math.multiplyExact(seconds, granted.prices().speechSecond());
        long speechOver = Math.multiplyExact(over.seconds(), granted.prices().speechSecond());
        long text = price(granted.prices(), tokens);
        long textOver = share(text, over.tokens(), booked.tokens());
        long overage = speechOver + textOver;
        return new Receipt(seconds, booked.tokens(), speech + text - overage, overage);
    }

    /** Of what a node counted, what is charged: the price of speech covers polishing it. */
    static Tokens charged(Source source, Tokens tokens) {
        return source.isSpeech() ? Tokens.NONE : tokens;
    }

    /** The most that {@code more} can be charged, in micro-units. */
    static long exposure(Entitlements granted, Amount used, Amount more) {
        return most(granted.prices(), over(granted, used, more));
    }

    /** The most that an amount can cost: any token may be the dearest. */
    static long most(Prices prices, Amount amount) {
        long dearest =
                Math.max(
                        Math.max(prices.promptMillion(), prices.cachedMillion()),
                        prices.completionMillion());
        BigInteger text = product(amount.tokens(), dearest).add(MILLION.subtract(BigInteger.ONE));
        return Math.addExact(
                Math.multiplyExact(amount.seconds(), prices.speechSecond()),
                text.divide(MILLION).longValueExact());
    }

    /** How much of {@code more} lies beyond what is included. Nothing does where a plan stops. */
    private static Amount over(Entitlements granted, Amount before, Amount more) {
        if (!granted.overage().charged()) {
            return Amount.NOTHING;
        }
        var included = new Amount(granted.monthly().toSeconds(), granted.monthlyTokens());
        Amount then = before.plus(more).minus(included).orMore(Amount.NOTHING);
        return then.minus(before.minus(included).orMore(Amount.NOTHING));
    }

    private static long price(Prices prices, Tokens tokens) {
        long prompt = tokens.prompt() == null ? 0 : tokens.prompt();
        long cached = tokens.cached() == null ? 0 : tokens.cached();
        long completion = tokens.completion() == null ? 0 : tokens.completion();
        BigInteger millionths =
                product(prompt - cached, prices.promptMillion())
                        .add(product(cached, prices.cachedMillion()))
                        .add(product(completion, prices.completionMillion()));
        return rounded(millionths, MILLION);
    }

    private static long share(long price, long part, long whole) {
        return part == 0 ? 0 : rounded(product(price, part), BigInteger.valueOf(whole));
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    private static long rounded(BigInteger amount, BigInteger unit) {
        BigInteger twice = amount.shiftLeft(1).add(unit);
        return twice.divide(unit.shiftLeft(1)).longValueExact();
    }
}
