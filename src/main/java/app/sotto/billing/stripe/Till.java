package app.sotto.billing.stripe;

import java.net.URI;

/** Where the buyer pays: a page at Stripe. */
public record Till(String session, URI url) {}
