package fr.jobmarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever passes null where none may be is told at once, and which argument it was. */
class NullArgumentsTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "x"),
            Map.entry(CharSequence.class, "x"),
            Map.entry(Path.class, Path.of("no-such-file")),
            Map.entry(URI.class, URI.create("https://example.org/")),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Clock.class, Clock.systemUTC()),
            Map.entry(RandomGenerator.class, RandomGenerator.getDefault()),
            Map.entry(HttpClient.class, HttpClient.newHttpClient()),
            Map.entry(Offer.class, Offer.builder(Source.ADZUNA, "1").title("x").build()),
            Map.entry(
                    Place.class,
                    Offer.builder(Source.ADZUNA, "1").title("x").build().place()),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(boolean.class, true),
            Map.entry(Integer.class, 1),
            Map.entry(Double.class, 1.0),
            Map.entry(Boolean.class, true));

    @Test
    void areNamedByConstructorsAndFactories() {
        Set<String> silent = new TreeSet<>();
        int tried = 0;
        for (Class<?> type : PublicSurface.types()) {
            for (Executable made : makers(type)) {
                for (int i = 0; i < made.getParameterCount(); i++) {
                    if (mayNotBeNull(made, i)) {
                        Object[] arguments = arguments(made, i);
                        if (arguments != null) {
                            tried++;
                            complaint(made, null, arguments, i).ifPresent(silent::add);
                        }
                    }
                }
            }
        }

        assertTrue(tried > 80, "tried only " + tried);
        assertEquals(Set.of(), silent);
    }

    @Test
    void areNamedByBuilders() {
        Set<String> silent = new TreeSet<>();
        int tried = 0;
        for (Class<?> type : PublicSurface.types()) {
            Object builder = builder(type);
            if (builder == null) {
                continue;
            }
            for (Method setter : builder.getClass().getMethods()) {
                boolean sets = setter.getReturnType().isInstance(builder) && setter.getParameterCount() > 0;
                for (int i = 0; sets && i < setter.getParameterCount(); i++) {
                    if (mayNotBeNull(setter, i)) {
                        Object[] arguments = arguments(setter, i);
                        if (arguments != null) {
                            tried++;
                            complaint(setter, builder, arguments, i).ifPresent(silent::add);
                        }
                    }
                }
            }
        }

        assertTrue(tried > 30, "tried only " + tried);
        assertEquals(Set.of(), silent);
    }

    private static @Nullable Object builder(Class<?> type) {
        try {
            Method maker = type.getMethod("builder");
            return Modifier.isStatic(maker.getModifiers()) ? maker.invoke(null) : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static List<Executable> makers(Class<?> type) {
        List<Executable> makers = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())
                && !Throwable.class.isAssignableFrom(type)
                && !isReadFromJson(type)) {
            makers.addAll(List.of(type.getConstructors()));
        }
        for (Method method : type.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            boolean ofTheLanguage = type.isEnum() && method.getName().equals("valueOf");
            if (Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers) && !ofTheLanguage) {
                makers.add(method);
            }
        }
        return makers;
    }

    /** What is missing in a canonical offer is named by its reader, in terms of JSON. */
    private static boolean isReadFromJson(Class<?> type) {
        return type.isRecord() && type.getPackageName().equals("fr.jobmarket.offer");
    }

    /** Absent collections are empty ones: JSON readers pass null for them. */
    private static boolean mayNotBeNull(Executable made, int parameter) {
        Class<?> type = made.getParameterTypes()[parameter];
        AnnotatedType annotated = made.getAnnotatedParameterTypes()[parameter];
        return !type.isPrimitive()
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !type.isArray()
                && !annotated.isAnnotationPresent(Nullable.class);
    }

    /** Possible arguments but for a null; null when nobody here knows possible ones. */
    private static Object @Nullable [] arguments(Executable made, int nullAt) {
        Object[] arguments = new Object[made.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = made.getParameterTypes()[i];
            if (i == nullAt || made.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                continue;
            }
            Object sample = type.isEnum() ? type.getEnumConstants()[0] : SAMPLES.get(type);
            if (Collection.class.isAssignableFrom(type)) {
                sample = type.isAssignableFrom(List.class) ? List.of() : Set.of();
            } else if (type == Map.class) {
                sample = Map.of();
            }
            if (sample == null) {
                return null;
            }
            arguments[i] = sample;
        }
        return arguments;
    }

    /** What is wrong with the way the null was taken, if anything is. */
    private static Optional<String> complaint(Executable made, @Nullable Object on, Object[] arguments, int nullAt) {
        String name = made.getParameters()[nullAt].getName();
        String what = made.getDeclaringClass().getName() + "." + made.getName() + " " + name;
        try {
            if (made instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) made).invoke(on, arguments);
            }
            return Optional.of(what + ": accepted");
        } catch (InvocationTargetException e) {
            String message = String.valueOf(e.getCause().getMessage());
            return message.contains(name)
                    ? Optional.empty()
                    : Optional.of(what + ": " + e.getCause().getClass().getSimpleName() + " " + message);
        } catch (ReflectiveOperationException e) {
            return Optional.of(what + ": " + e);
        }
    }
}
