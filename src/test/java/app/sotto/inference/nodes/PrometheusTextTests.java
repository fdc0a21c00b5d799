package app.sotto.inference.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusTextTests {

    private final PrometheusText text =
            new PrometheusText(
                    """
                    # HELP vllm:num_requests_running Number of requests.
                    # TYPE vllm:num_requests_running gauge
                    vllm:num_requests_running{engine="0",model_name="a \\"b\\" {c}"} 3.0
                    vllm:num_requests_running{engine="1",model_name="d"} 4.0 1731000000000
                    vllm:kv_cache_usage_perc{engine="0"} 0.25
                    vllm:kv_cache_usage_perc{engine="1"} 7.5e-1
                    up 1
                    odd NaN
                    nv_trt_llm_request_metrics{request_type="waiting"} 5
                    nv_trt_llm_request_metrics{request_type="active"} 2
                    this is no line of metrics
                    """);

    @Test
    void addsUpOverEngines() {
        assertThat(text.sum(List.of("vllm:num_requests_running"))).hasValue(7);
        assertThat(text.max(List.of("vllm:kv_cache_usage_perc"))).hasValue(0.75);
    }

    @Test
    void takesTheFirstNameThatIsThere() {
        assertThat(text.sum(List.of("new_name", "up", "vllm:num_requests_running"))).hasValue(1);
    }

    @Test
    void picksByLabel() {
        assertThat(text.sum(List.of("nv_trt_llm_request_metrics{request_type=waiting}")))
                .hasValue(5);
    }

    @Test
    void whatIsMissingOrNoNumberIsUnknown() {
        assertThat(text.sum(List.of("nothing"))).isEmpty();
        assertThat(text.sum(List.of("odd"))).isEmpty();
        assertThat(new PrometheusText("<html>503</html>").sum(List.of("up"))).isEmpty();
    }
}
