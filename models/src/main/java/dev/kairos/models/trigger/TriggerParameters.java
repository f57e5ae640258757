package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.util.Arrays;
import java.util.List;

/** Parameters that several triggers share. */
final class TriggerParameters {
    private static final List<String> SIGNALS =
            Arrays.stream(SignalType.values()).map(Enum::name).toList();
    private static final List<String> AUDIBLE = Arrays.stream(Action.values())
            .filter(Action::isAudible)
            .map(Enum::name)
            .toList();

    private TriggerParameters() {}

    static Parameter signal() {
        return Parameter.word("signal", SIGNALS, null, "Type of the signal.");
    }

    static SignalType signal(Parameters parameters) {
        return signal(parameters.text("signal"));
    }

    /**
     * A signal type by its name.
     *
     * @throws IllegalArgumentException naming the allowed types
     */
    static SignalType signal(String name) {
        if (!SIGNALS.contains(name)) {
            throw new IllegalArgumentException("signal is '" + name + "', expected one of " + SIGNALS);
        }
        return SignalType.valueOf(name);
    }

    static Parameter action() {
        return Parameter.word("action", AUDIBLE, Action.SPEAK.name(), "What to do when the trigger fires.");
    }

    static Action action(Parameters parameters) {
        return Action.valueOf(parameters.text("action"));
    }

    /**
     * A number in [0, 1] from a table.
     *
     * @throws IllegalArgumentException naming its place if it is none
     */
    static double share(String path, String text) {
        if (!text.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            throw new IllegalArgumentException(path + " is '" + text + "', expected a number from 0 to 1");
        }
        return Double.parseDouble(text);
    }
}
