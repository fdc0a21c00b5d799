package app.sotto.accounts.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds a person by their address, through the door made for it. */
@Component
public class Directory {

    private final JdbcClient sql;
    private final People people;

    Directory(JdbcClient sql, People people) {
        this.sql = sql;
        this.people = people;
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(EmailAddress email) {
        return sql.sql("select id from doors.person_by_email(:email) id where id is not null")
                .param("email", email.value())
                .query(UUID.class)
                .optional()
                .flatMap(people::findById);
    }
}
