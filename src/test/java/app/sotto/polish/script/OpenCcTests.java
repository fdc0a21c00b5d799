package app.sotto.polish.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenCC's own cases, and what is promised beyond them. */
class OpenCcTests {

    @ParameterizedTest
    @ValueSource(strings = {"s2t", "s2tw", "s2twp", "s2hk", "t2s", "tw2s", "hk2s", "t2tw"})
    void convertsEveryCaseAsOpenCcDoes(String config) throws Exception {
        OpenCc conversion = OpenCcFiles.conversion(config);
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (JsonNode each : cases()) {
            JsonNode expected = each.path("expected").path(config);
            if (expected.isString()) {
                tried++;
                String made = conversion.of(each.path("input").asString());
                if (!made.equals(expected.asString())) {
                    wrong.add(each.path("id").asString() + " " + made + " not " + expected);
                }
            }
        }
        System.out.println(config + ": " + tried + " cases, wrong: " + wrong);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s2tw", "s2twp", "s2hk", "tw2s"})
    void whatIsSettledStaysWhateverFollows(String config) throws Exception {
        OpenCc conversion = OpenCcFiles.conversion(config);
        for (JsonNode each : cases()) {
            String text = each.path("input").asString();
            String whole = conversion.of(text);
            for (int to = 0; to <= text.length(); to++) {
                if (to == 0 || !Character.isHighSurrogate(text.charAt(to - 1))) {
                    assertThat(whole).startsWith(conversion.settled(text.substring(0, to)));
                }
            }
        }
    }

    private static JsonNode cases() throws Exception {
        var file = new ClassPathResource("opencc/testcases.json");
        return JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build()
                .readTree(file.getContentAsString(StandardCharsets.UTF_8))
                .path("cases");
    }
}
