package app.sotto.mail;

import app.sotto.tenancy.SystemDatabase;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets letters a month after they were written, whatever became of them. */
@Component
public class ForgettingLetters {

    private static final Logger log = LoggerFactory.getLogger(ForgettingLetters.class);

    private final SystemDatabase database;

    ForgettingLetters(SystemDatabase database) {
        this.database = database;
    }

    @Recurring(id = "mail-sweep", interval = "PT12H")
    @Job(name = "Forget old letters", retries = 1)
    public void sweep() {
        int forgotten =
                database.sql()
                        .sql(
                                "delete from mail.letter where created_at < now() - interval '30 days'"
                                        + " and status <> 'QUEUED'")
                        .update();
        if (forgotten > 0) {
            log.info("{} old letters are forgotten", forgotten);
        }
    }
}
