package app.sotto;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * Dictation and transcription as a service, on one's own GPUs. Beans are named in full, so that
 * rooms may use the same simple name.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Sotto")
public class SottoApplication {

    public static void main(String[] args) {
        SpringApplication.run(SottoApplication.class, args);
    }
}
