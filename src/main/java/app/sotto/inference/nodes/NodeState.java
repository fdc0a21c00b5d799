package app.sotto.inference.nodes;

import app.sotto.inference.Model;
import app.sotto.inference.Remark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an endpoint is. Only a ready one gets new work. */
public sealed interface NodeState {

    /** It has not answered yet. */
    record Joining() implements NodeState {}

    /**
     * It answers well.
     *
     * @param models by the catalogue's key
     * @param device what it runs on, if it says
     * @param simulated whether it only pretends
     */
    record Ready(Map<String, Model> models, @Nullable String device, boolean simulated)
            implements NodeState {}

    /** It answers well, and finishes what it has. */
    record Draining(Ready before) implements NodeState {}

    /**
     * It stopped answering, or answers wrongly, or answers and gets nothing done.
     *
     * @param reason what went wrong
     * @param reachable whether something answers at its address
     */
    record Suspect(Remark reason, boolean reachable) implements NodeState {}

    /** It has been out of reach for long; looked for all the same. */
    record Gone(Remark reason) implements NodeState {}
}
