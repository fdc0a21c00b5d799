package app.sotto.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is the same question. */
class QuestionTests {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));

    @Test
    void orderAndSpacesAndTheModelsOtherNamesDoNotMatter() {
        assertThat(asked(TENANT, null, "{\"model\": \"a\", \"input\": \"x\"}"))
                .isEqualTo(asked(TENANT, null, "{\"input\":\"x\",\"model\":\"b\"}"));
    }

    @Test
    void anotherParameterIsAnotherQuestion() {
        assertThat(asked(TENANT, null, "{\"input\": \"x\", \"dimensions\": 8}"))
                .isNotEqualTo(asked(TENANT, null, "{\"input\": \"x\"}"));
    }

    @Test
    void anotherRevisionOfTheModelIsAskedAnew() {
        assertThat(asked(TENANT, "r1", "{\"input\": \"x\"}"))
                .isNotEqualTo(asked(TENANT, "r2", "{\"input\": \"x\"}"));
    }

    @Test
    void tenantsHaveQuestionsOfTheirOwn() {
        assertThat(asked(TENANT, null, "{\"input\": \"x\"}"))
                .isNotEqualTo(asked(new TenantId(new UUID(1, 2)), null, "{\"input\": \"x\"}"));
    }

    private static Question asked(TenantId tenant, @Nullable String revision, String body) {
        return Question.of(
                tenant, "/embeddings", "model", revision, body.getBytes(StandardCharsets.UTF_8));
    }
}
