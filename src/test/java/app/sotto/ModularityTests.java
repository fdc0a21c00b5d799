package app.sotto;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.Options;

/** Holds the rooms to what their doors say, and draws them. */
class ModularityTests {

    private final ApplicationModules rooms = ApplicationModules.of(SottoApplication.class);

    @Test
    void roomsTouchOnlyWhatTheyMay() {
        rooms.verify();
    }

    @Test
    void theirPictureIsDrawn() {
        new Documenter(rooms, Options.defaults().withOutputFolder("target/architecture"))
                .writeModulesAsPlantUml()
                .writeModuleCanvases();
    }
}
