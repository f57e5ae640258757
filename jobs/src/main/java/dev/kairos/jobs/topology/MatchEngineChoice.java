package dev.kairos.jobs.topology;

/** Which engine runs the patterns; both find the same matches. */
public enum MatchEngineChoice {
    /** Flink CEP's automaton over one keyed value: flat on RocksDB, patterns changeable at run time. */
    ONE_VALUE,
    /** Stock {@code CEP.pattern}, one operator per pattern. */
    PATTERN_STREAM
}
