package app.sotto.gateway.limits;

import io.github.bucket4j.Bucket;

/** Token buckets, by name. */
interface Buckets {

    /** One that is full at {@code perMinute} and fills evenly within a minute. */
    Bucket bucket(String name, long perMinute);
}
