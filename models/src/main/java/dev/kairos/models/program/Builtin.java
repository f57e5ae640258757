package dev.kairos.models.program;

import java.util.List;

/** Names of values that every run knows before it begins. */
final class Builtin {
    /** The last turns. */
    static final String SESSION = "session";
    /** What assistants said among them. */
    static final String SAID = "said";
    /** Dialogue act of the plan. */
    static final String ACT = "act";

    static final String STYLE = "style";
    static final String STRATEGIES = "strategies";
    static final String ADDRESSEE = "addressee";
    static final String MUST_INCLUDE = "must-include";
    static final String MUST_AVOID = "must-avoid";

    /** Content that a guard vets. */
    static final String CONTENT = "content";
    /** Where the guard stands. */
    static final String STAGE = "stage";

    static final List<String> OF_A_RESPONDER =
            List.of(SESSION, SAID, ACT, STYLE, STRATEGIES, ADDRESSEE, MUST_INCLUDE, MUST_AVOID);
    static final List<String> OF_A_GUARD = List.of(SESSION, CONTENT, STAGE, ACT, ADDRESSEE);

    private Builtin() {}
}
