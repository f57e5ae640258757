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
     * What is wrong with a specification and the slots nested in it, everything at once. Parameters that are right one
     * by one are also tried together.
     *
     * @param path where the specification stands
     */
    public List<Problem> problems(Class<?> slot, SlotSpec spec, String path) {
        SlotFactory<?> factory =
                factories.getOrDefault(slot.getSimpleName(), Map.of()).get(spec.id());
        if (factory == null) {
            return List.of(new Problem(path + ".id", "is '" + spec.id() + "'; expected one of " + ids(slot)));
        }
        List<Problem> problems = new ArrayList<>(problemsOfParameters(factory, spec, path));
        if (problems.isEmpty()) {
            try {
                factory.verify(new Parameters(this, factory.parameters(), spec.parameters(), true));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(path, String.valueOf(e.getMessage())));
            }
        }
        return problems;
    }

    private List<Problem> problemsOfParameters(SlotFactory<?> factory, SlotSpec spec, String path) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Parameter> declared = new TreeMap<>();
        factory.parameters().forEach(parameter -> declared.put(parameter.name(), parameter));
        spec.parameters().forEach((name, value) -> {
            Parameter parameter = declared.get(name);
            String objection = parameter == null
                    ? "is no parameter of " + spec.id() + "; expected one of " + declared.keySet()
                    : parameter.objection(value);
            if (objection != null) {
                problems.add(new Problem(path + "." + name, objection));
            } else if (parameter != null && parameter.slot() != null && value instanceof Map<?, ?> nested) {
                problems.addAll(problems(parameter.slot(), SlotSpec.of(nested), path + "." + name));
            }
        });
        declared.values().stream()
                .filter(parameter -> parameter.mandatory() && !spec.parameters().containsKey(parameter.name()))
                .forEach(parameter -> problems.add(new Problem(
                        path + "." + parameter.name(),
                        "is missing; expected " + parameter.expected() + ". " + parameter.description())));
        return problems;
    }

    /** Makes the implementation that a specification names. */
    public <T> T create(Class<T> slot, SlotSpec spec) {
        SlotFactory<T> factory = factory(slot, spec.id());
        return factory.create(new Parameters(this, factory.parameters(), spec.parameters(), false));
    }

    /** Makes what a specification names to see whether it fits together; it is not going to be used. */
    <T> T trial(Class<T> slot, SlotSpec spec) {
        SlotFactory<T> factory = factory(slot, spec.id());
        return factory.trial(new Parameters(this, factory.parameters(), spec.parameters(), true));
    }

    /**
     * One thing wrong in a specification.
     *
     * @param path where, e.g. {@code trigger.fast.at}
     * @param what what is wrong, and what is allowed
     */
    public record Problem(String path, String what) {}
}
