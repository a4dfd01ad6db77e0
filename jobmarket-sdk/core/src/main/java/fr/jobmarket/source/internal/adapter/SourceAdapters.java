package fr.jobmarket.source.internal.adapter;

import fr.jobmarket.offer.Source;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The adapters of all sources there are. */
public final class SourceAdapters {

    private static final Map<Source, SourceAdapter> BY_SOURCE = load();

    private SourceAdapters() {}

    private static Map<Source, SourceAdapter> load() {
        Map<Source, SourceAdapter> adapters = new EnumMap<>(Source.class);
        ServiceLoader.load(SourceAdapter.class, SourceAdapter.class.getClassLoader())
                .forEach(adapter -> adapters.put(adapter.source(), adapter));
        return Collections.unmodifiableMap(adapters);
    }

    /** All of them, in the order of {@link Source}. */
    public static Collection<SourceAdapter> all() {
        return BY_SOURCE.values();
    }

    /** The adapter of a source; none for offers entered by hand. */
    public static Optional<SourceAdapter> of(Source source) {
        return Optional.ofNullable(BY_SOURCE.get(source));
    }
}
