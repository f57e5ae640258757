package dev.kairos.jobs.bench;

import java.util.List;

/** The comparisons there are, by name. */
public final class Benches {
    private static final List<Bench> ALL =
            List.of(new EncoderBench(), new PipelineBench("rocksdb"), new PipelineBench("hashmap"), new StaticBench());

    private Benches() {}

    /**
     * The comparison of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Bench of(String name) {
        return ALL.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench is '" + name + "', expected one of "
                        + ALL.stream().map(Bench::name).toList()));
    }

    /**
     * What there is.
     *
     * @param name name on the command line
     * @param description what is compared
     */
    public record Entry(String name, String description) {}

    /** Names and descriptions of all. */
    public static List<Entry> entries() {
        return ALL.stream()
                .map(bench -> new Entry(bench.name(), bench.description()))
                .toList();
    }
}
