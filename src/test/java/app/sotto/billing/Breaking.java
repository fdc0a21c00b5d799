package app.sotto.billing;

import app.sotto.billing.stripe.Payments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets this process die just before or just after one of its calls to Stripe. */
public final class Breaking {

    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger left = new AtomicInteger(NEVER);
    private volatile boolean after;

    /** What a process that dies throws at whoever waits for it. */
    public static final class Died extends RuntimeException {
        Died() {
            super("The process died");
        }
    }

    /** At the so-manieth call from now, counted from 0. */
    public void at(int call, boolean afterIt) {
        after = afterIt;
        left.set(call);
    }

    /** Whether it did not come to that. */
    public boolean spared() {
        return left.getAndSet(NEVER) >= 0;
    }

    public void never() {
        left.set(NEVER);
    }

    Payments around(Payments real) {
        return (Payments)
                Proxy.newProxyInstance(
                        Payments.class.getClassLoader(),
                        new Class<?>[] {Payments.class},
                        (_, method, arguments) -> {
                            boolean now = left.get() != NEVER && left.getAndDecrement() == 0;
                            if (now && !after) {
                                throw new Died();
                            }
                            Object answer = invoke(real, method, arguments);
                            if (now) {
                                throw new Died();
                            }
                            return answer;
                        });
    }

    private static Object invoke(Payments real, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
