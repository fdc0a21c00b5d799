package app.sotto.webhooks.sending;

import app.sotto.egress.Egress;
import app.sotto.egress.EgressException;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.RefusedDraftException;
import app.sotto.webhooks.RefusedDraftException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether an endpoint can be as somebody wants it: size, then form, then where it leads. */
@Component
class Addresses {

    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_DESCRIPTION = 200;

    private final Egress egress;

    Addresses(Egress egress) {
        this.egress = egress;
    }

    void check(Draft draft) {
        if (draft.url().length() > LONGEST_URL
                || draft.description().length() > LONGEST_DESCRIPTION) {
            throw new RefusedDraftException(Reason.TOO_LONG);
        }
        if (draft.types().isEmpty()) {
            throw new RefusedDraftException(Reason.NO_TYPES);
        }
        try {
            egress.check(address(draft.url()));
        } catch (EgressException e) {
            throw new RefusedDraftException(
                    e.passing() ? Reason.UNKNOWN_HOST : Reason.PRIVATE_ADDRESS);
        }
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme)
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new RefusedDraftException(Reason.NO_ADDRESS);
    }
}
