package dev.kairos.core.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All slot implementations on the class path, by slot and id. */
public final class SlotCatalog {
    private final Map<String, Map<String, SlotFactory<?>>> factories = new TreeMap<>();

    /** A catalogue of the given factories. */
    public SlotCatalog(Iterable<? extends SlotFactory<?>> found) {
        for (SlotFactory<?> factory : found) {
            SlotFactory<?> twin = factories
                    .computeIfAbsent(factory.slot().getSimpleName(), slot -> new TreeMap<>())
                    .put(factory.id(), factory);
            if (twin != null) {
                throw new IllegalStateException(
                        "two implementations of " + factory.slot().getSimpleName() + " are called '" + factory.id()
                                + "': " + twin.getClass() + ", " + factory.getClass());
            }
        }
    }

    /** The catalogue of everything that the service loader finds. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    public static SlotCatalog load() {
        List<SlotFactory<?>> found = new ArrayList<>();
        for (SlotFactory factory : ServiceLoader.load(SlotFactory.class, SlotCatalog.class.getClassLoader())) {
            found.add(factory);
        }
        return new SlotCatalog(found);
    }

    /** Ids of the implementations of a slot, sorted. */
    public List<String> ids(Class<?> slot) {
        return List.copyOf(
                factories.getOrDefault(slot.getSimpleName(), Map.of()).keySet());
    }

    /** All factories, by slot name, then id. */
    public List<SlotFactory<?>> all() {
        List<SlotFactory<?>> all = new ArrayList<>();
        factories.values().forEach(bySlot -> all.addAll(bySlot.values()));
        return all;
    }

    /**
     * The factory of an implementation.
     *
     * @throws IllegalArgumentException naming the allowed ids if there is none
     */
    @SuppressWarnings("unchecked")
    public <T> SlotFactory<T> factory(Class<T> slot, String id) {
        SlotFactory<?> factory =
                factories.getOrDefault(slot.getSimpleName(), Map.of()).get(id);
        if (factory == null) {
            throw new IllegalArgumentException(
                    slot.getSimpleName() + " id is '" + id + "', expected one of " + ids(slot));
        }
        return (SlotFactory<T>) factory;
    }

    /**
     * What is wrong with a specification, one entry per problem, as {@code path: problem}.
     *
     * @param path where the specification stands, for nested slots
     */
    public List<String> problems(Class<?> slot, SlotSpec spec, String path) {
        List<String> problems = new ArrayList<>();
        SlotFactory<?> factory =
                factories.getOrDefault(slot.getSimpleName(), Map.of()).get(spec.id());
        if (factory == null) {
            problems.add(path + ".id: '" + spec.id() + "' is unknown; expected one of " + ids(slot));
            return problems;
        }
        Map<String, Parameter> declared = new TreeMap<>();
        factory.parameters().forEach(parameter -> declared.put(parameter.name(), parameter));
        spec.parameters().forEach((name, value) -> {
            Parameter parameter = declared.get(name);
            String objection = parameter == null
                    ? "'" + name + "' is not a parameter of " + spec.id() + "; expected one of " + declared.keySet()
                    : parameter.objection(value);
            if (objection != null) {
                problems.add(path + "." + name + ": " + objection);
            }
        });
        declared.values().stream()
                .filter(parameter -> parameter.defaultValue() == null && parameter.kind() != Parameter.Kind.TABLE)
                .filter(parameter -> !spec.parameters().containsKey(parameter.name()))
                .forEach(parameter ->
                        problems.add(path + "." + parameter.name() + ": is missing; " + parameter.description()));
        return problems;
    }

    /** Makes the implementation that a specification names. */
    public <T> T create(Class<T> slot, SlotSpec spec) {
        SlotFactory<T> factory = factory(slot, spec.id());
        return factory.create(new Parameters(this, factory.parameters(), spec.parameters()));
    }
}
