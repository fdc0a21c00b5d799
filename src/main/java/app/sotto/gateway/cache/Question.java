package app.sotto.gateway.cache;

import app.sotto.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was asked, as a number of 256 bits: the words themselves are not kept. */
public final class Question {

    /** Goes up when what is hashed changes, so that older answers are not found any more. */
    private static final String FORM = "2";

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final byte[] hash;

    private Question(byte[] hash) {
        this.hash = hash;
    }

    /**
     * Equal for bodies that say the same in another order or with other spaces.
     *
     * @param door which address was asked
     * @param model as the catalogue calls it, whatever the caller called it
     * @param revision of it; null: any
     * @param body a JSON object
     */
    public static Question of(
            TenantId tenant, String door, String model, @Nullable String revision, byte[] body) {
        JsonNode json = SORTED.readTree(body);
        if (json instanceof ObjectNode fields) {
            fields.put("model", model);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part :
                    new String[] {FORM, tenant.toString(), door, String.valueOf(revision)}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return new Question(digest.digest(SORTED.writeValueAsBytes(json)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Question that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
