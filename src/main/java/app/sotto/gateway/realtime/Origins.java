package app.sotto.gateway.realtime;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pages may connect: those of the host they connect to, and those that the operator
 * allows. Programs send no Origin. The scheme is left out, as a proxy may end TLS.
 */
record Origins(List<String> allowed) {

    boolean permit(@Nullable String origin, @Nullable String host) {
        return origin == null
                || allowed.contains(origin)
                || (host != null && authority(origin).equals(withoutDefaultPort(host)));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : withoutDefaultPort(authority);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String withoutDefaultPort(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
