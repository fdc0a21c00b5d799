package app.sotto.dictation.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.Transcriber.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTests {

    private final Vocabulary words =
            Vocabulary.of(
                    List.of(
                            Term.of(false, "Kubernetes", List.of("cooper netties", "cubernetes")),
                            Term.of(false, "GitHub", List.of()),
                            Term.of(true, "张晓雯", List.of("张小文")),
                            Term.of(true, "IT", List.of()),
                            Term.of(true, "Mark", List.of()),
                            Term.of(true, "Anderssen", List.of())));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the cooper netties cluster | the Kubernetes cluster",
                "Cooper-Netties, please | Kubernetes, please",
                "kubernetes and kubernetes' pods | Kubernetes and Kubernetes' pods",
                "push it to git hub | push it to GitHub",
                "请联系张小文。 | 请联系张晓雯。",
                "mark it as done | mark it as done",
                "mister andersen called | mister Anderssen called",
                "andersons are many | andersons are many",
                "githubs | githubs",
                "nothing of it | nothing of it",
            })
    void putsRightWhatWasMisheard(String heard, String written) {
        assertThat(words.corrected(heard)).isEqualTo(written);
    }

    @Test
    void isExpectedBeforeWhatTheCallerExpects() {
        var options = new Options("en", null, "harbour", 0, false);

        assertThat(words.expecting(options).prompt())
                .startsWith("Kubernetes, GitHub")
                .endsWith(", harbour");
        assertThat(Vocabulary.NONE.expecting(options)).isSameAs(options);
    }

    @Test
    void travelsAsATable() {
        var terms =
                List.of(
                        Term.of(false, "Smith, \"Jr.\"", List.of("smith junior", "=1+1")),
                        Term.of(false, "张晓雯", List.of()));

        String table = Csv.written(terms);

        assertThat(table).isEqualTo("\"Smith, \"\"Jr.\"\"\",smith junior,'=1+1\r\n张晓雯\r\n");
        assertThat(Csv.read(table, true))
                .extracting(Term::written, Term::heard, Term::shared)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Smith, \"Jr.\"", List.of("smith junior", "=1+1"), true),
                        org.assertj.core.groups.Tuple.tuple("张晓雯", List.of(), true));
        assertThat(Csv.read("\uFEFFSotto;so to\n\n", false).getFirst().heard())
                .containsExactly("so to");
    }
}
