package app.sotto.accounts.keys;

import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyRing.Listed;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows of keys. */
final class KeyRow {

    private KeyRow() {}

    static Listed listed(ResultSet row, int number) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        return new Listed(
                row.getObject("id", UUID.class),
                kind,
                row.getString("name"),
                KeyText.shown(kind, row.getString("handle")),
                row.getObject("member_id", UUID.class),
                row.getString("maker"),
                terms(row, number),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "old_until"),
                instant(row, "revoked_at"));
    }

    static KeyTerms terms(ResultSet row, int number) throws SQLException {
        return new KeyTerms(
                words(row, "scopes").stream().map(Scope::of).collect(Collectors.toSet()),
                Set.copyOf(words(row, "models")),
                words(row, "networks"),
                row.getObject("requests_per_minute", Integer.class),
                instant(row, "expires_at"));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
