package app.sotto.inference.pool;

import app.sotto.inference.nodes.Endpoint;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Which of several free endpoints gets the work. Called under the pool's lock. */
public interface Policy {

    /**
     * The one to take.
     *
     * @param free not empty
     * @param weight of the work to be placed
     */
    Endpoint choose(List<Endpoint> free, double weight);

    /** The policies by the names that the settings use. */
    enum Name {
        LEAST_LOADED,
        ROUND_ROBIN;

        public Policy make() {
            return switch (this) {
                case LEAST_LOADED -> new LeastLoaded();
                case ROUND_ROBIN -> new RoundRobin();
            };
        }
    }

    /**
     * Of two chosen at random the one with less outstanding work (Mitzenmacher, "The power of two
     * choices in randomized load balancing", 2001); between equals the one further from its limits.
     * Several instances that know the nodes by figures half a second old do not herd to the same
     * node, since each looks at two of its own choice.
     */
    final class LeastLoaded implements Policy {

        @Override
        public Endpoint choose(List<Endpoint> free, double weight) {
            var random = ThreadLocalRandom.current();
            int one = random.nextInt(free.size());
            if (free.size() == 1) {
                return free.getFirst();
            }
            int other = (one + 1 + random.nextInt(free.size() - 1)) % free.size();
            return better(free.get(one), free.get(other), weight);
        }

        private static Endpoint better(Endpoint one, Endpoint other, double weight) {
            int byLoad = Double.compare(one.load(weight), other.load(weight));
            int by =
                    byLoad != 0
                            ? byLoad
                            : Double.compare(one.figures().pressure(), other.figures().pressure());
            return by <= 0 ? one : other;
        }
    }

    /** Each in its turn, whatever it has to do. */
    final class RoundRobin implements Policy {

        private int turn;

        @Override
        public Endpoint choose(List<Endpoint> free, double weight) {
            turn = (turn + 1) & Integer.MAX_VALUE;
            return free.get(turn % free.size());
        }
    }
}
