package app.sotto.usage.ledger;

import java.util.List;
import org.springframework.stereotype.Component;

/** Posts operations to the books, inside the running transaction. */
@Component
class Ledger {

    private final BookReader reader;
    private final BookWriter writer;

    Ledger(BookReader reader, BookWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** The answer to each operation, in their order. */
    List<Object> post(List<Operation> operations) {
        return post(operations, new Together());
    }

    /**
     * @param first statements without which the rows are not to be seen
     */
    List<Object> post(List<Operation> operations, Together first) {
        Book book = reader.read(operations, first);
        List<Object> answers = operations.stream().map(book::decide).toList();
        writer.write(book);
        return answers;
    }
}
