package app.sotto.billing.teststripe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The card numbers that test billing takes, and how each behaves.
 *
 * <p>Copies: https://docs.stripe.com/testing (2026-07-29.dahlia), a few of its numbers. Any other
 * number is turned down, so that nobody types a real card here and believes that it was charged.
 */
final class Cards {
    /**
     * A test card.
     *
     * @param attachFails the decline code with which the card is refused at once, if it is
     * @param chargeFails the decline code with which every charge fails, if it does
     * @param confirms whether its holder must confirm when it is set up
     * @param disputed whether its charges are disputed later
     */
    record Card(
            String number,
            String brand,
            @Nullable String attachFails,
            @Nullable String chargeFails,
            boolean confirms,
            boolean disputed) {
        String last4() {
            return number.substring(number.length() - 4);
        }
    }

    private static final Map<String, Card> KNOWN = new LinkedHashMap<>();

    static {
        add(new Card("4242424242424242", "visa", null, null, false, false));
        add(new Card("5555555555554444", "mastercard", null, null, false, false));
        add(new Card("4000000000000341", "visa", null, "generic_decline", false, false));
        add(
                new Card(
                        "4000000000009995",
                        "visa",
                        "insufficient_funds",
                        "insufficient_funds",
                        false,
                        false));
        add(
                new Card(
                        "4000000000000002",
                        "visa",
                        "generic_decline",
                        "generic_decline",
                        false,
                        false));
        add(new Card("4000002500003155", "visa", null, null, true, false));
        add(new Card("4000000000000259", "visa", null, null, false, true));
    }

    private Cards() {}

    private static void add(Card card) {
        KNOWN.put(card.number(), card);
    }

    static @Nullable Card find(String typed) {
        return KNOWN.get(typed.replaceAll("[\\s-]", ""));
    }

    static Card known(String number) {
        var card = KNOWN.get(number);
        if (card == null) {
            throw new IllegalStateException("No test card " + number);
        }
        return card;
    }

    static Iterable<Card> all() {
        return KNOWN.values();
    }

    static Refusal declined(String declineCode) {
        return Refusal.card("card_declined", declineCode, sentence(declineCode));
    }

    static String sentence(String declineCode) {
        return "insufficient_funds".equals(declineCode)
                ? "Your card has insufficient funds."
                : "Your card was declined.";
    }
}
