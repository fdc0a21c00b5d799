package app.sotto.gateway.description;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps Spring from speaking YAML because swagger-core brings a library for it. */
@Configuration(proxyBeanMethods = false)
class NoYaml implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(ServerBuilder builder) {
        var _ =
                builder.configureMessageConvertersList(
                        converters -> converters.removeIf(NoYaml::isYaml));
    }

    private static boolean isYaml(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().contains("yaml"));
    }
}
