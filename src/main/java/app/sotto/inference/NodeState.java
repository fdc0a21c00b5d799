package app.sotto.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a node is, as far as its last answer tells. Only a ready one gets work. */
sealed interface NodeState {

    /** It has not answered yet. */
    record Joining() implements NodeState {}

    /**
     * It answered well.
     *
     * @param device what it runs on, if it says
     */
    record Ready(List<Model> models, @Nullable String device) implements NodeState {}

    /**
     * It stopped answering, or answers wrongly.
     *
     * @param reason for the operator: what went wrong, without a word of anybody's speech
     * @param reachable whether something answers at its address
     */
    record Suspect(String reason, boolean reachable) implements NodeState {}
}
