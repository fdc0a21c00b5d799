package app.sotto.accounts.tokens;

import app.sotto.tenancy.Sealing;
import app.sotto.tenancy.SystemDatabase;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What tokens are signed with: elliptic keys on P-256 (ES256), the newest first. Every thirty days
 * there is a new one; the one before stays a day longer, far more than a token lives.
 */
@Component
public class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final SystemDatabase system;
    private final Sealing sealing;
    private volatile @Nullable Known known;

    private record Known(List<JWK> keys, Instant until) {}

    public SigningKeys(JdbcClient sql, SystemDatabase system, Sealing sealing) {
        this.sql = sql;
        this.system = system;
        this.sealing = sealing;
    }

    /** Looks again when a key is asked for that another instance may have made since. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var now = known;
        if (now != null && Instant.now().isBefore(now.until())) {
            var selected = selector.select(new JWKSet(now.keys()));
            if (!selected.isEmpty()) {
                return selected;
            }
        }
        return selector.select(new JWKSet(load()));
    }

    @Recurring(id = "accounts-signing-keys", cron = "17 4 * * *")
    @Job(name = "Renew the key that tokens are signed with")
    public void renew() {
        var fresh =
                system.sql()
                        .sql(
                                "select count(*) from accounts.signing_key where made_at > now() -"
                                        + " interval '30 days'")
                        .query(Long.class)
                        .single();
        if (fresh == 0) {
            make();
        }
        system.sql()
                .sql(
                        """
                        delete from accounts.signing_key k
                        where k.made_at < now() - interval '31 days'
                          and exists (select from accounts.signing_key n
                                      where n.made_at > k.made_at
                                        and n.made_at < now() - interval '1 day')
                        """)
                .update();
    }

    private List<JWK> load() {
        var keys = read();
        if (keys.isEmpty()) {
            make();
            keys = read();
        }
        known = new Known(keys, Instant.now().plus(KNOWN_FOR));
        return keys;
    }

    private List<JWK> read() {
        return sql
                .sql("select id, sealed from accounts.signing_key order by made_at desc, id")
                .query((row, _) -> open(row.getString(1), row.getBytes(2)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private void make() {
        try {
            ECKey key =
                    new ECKeyGenerator(Curve.P_256)
                            .keyID(UUID.randomUUID().toString())
                            .keyUse(KeyUse.SIGNATURE)
                            .generate();
            sql.sql("insert into accounts.signing_key (id, sealed) values (:id, :sealed)")
                    .param("id", key.getKeyID())
                    .param(
                            "sealed",
                            sealing.seal(key.toJSONString().getBytes(StandardCharsets.UTF_8)))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }

    /** One that was sealed with another secret is left aside: tokens are fetched anew. */
    private Optional<JWK> open(String id, byte[] sealed) {
        try {
            return Optional.of(JWK.parse(new String(sealing.open(sealed), StandardCharsets.UTF_8)));
        } catch (IllegalStateException | ParseException e) {
            log.warn("Signing key {} cannot be opened: was SOTTO_SECRET changed?", id);
            return Optional.empty();
        }
    }
}
