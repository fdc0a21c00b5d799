package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.operations.fleet.OperatingNodes;
import app.sotto.tenancy.SystemDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page of the operator's desk opens in each look, as {@link PagesTests} has it. */
@WholeApplication
class DeskPagesTests {

    private static Chromium chromium;

    @LocalServerPort int port;
    @Autowired OperatingNodes nodes;
    @Autowired SystemDatabase database;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.hearing(Clip.microphone());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** The operator's pages have more to show where there are nodes. */
    @ParameterizedTest
    @EnumSource
    void isReadableByOperatorsToo(Look look) {
        speak(look.chinese ? "zh-CN" : "en");
        new BooksOnShow(database).write();
        try (var fleet = new FleetOnShow(nodes);
                var visitor = new Visitor(chromium, "http://localhost:" + port, look.options)) {
            assertThat(fleet).isNotNull();
            visitor.signIn("operator@sotto.local", WholeApplication.DEMO_PASSWORD);
            look.check(visitor, "operator");
            var desk = new OperatorsDesk(visitor, look.chinese);
            assertThat(desk.scrollsSideways()).isFalse();
            for (String page : List.of("revenue", "plans")) {
                look.check(visitor, "operator-" + page, "operator/" + page);
                assertThat(desk.scrollsSideways()).isFalse();
                visitor.wholePicture(look.picture("operator-" + page + "-whole"));
            }
            visitor.open("operator");
            desk.tryEverything(name -> look.checkShown(visitor, name));
            visitor.wholePicture(look.picture("operator-whole"));
        }
    }

    private void speak(String language) {
        database.sql()
                .sql("update accounts.person set locale = :language where operator")
                .param("language", language)
                .update();
    }
}
